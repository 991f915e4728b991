CREATE TABLE "holiday" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"yearly" boolean NOT NULL,
	"until" date,
	"source" text NOT NULL,
	"confidence" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "holiday_day_unique" UNIQUE("day")
);
--> statement-breakpoint
CREATE TABLE "village_recognition" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"village_id" uuid NOT NULL,
	"recognition_number" text,
	"recognised_on" date,
	"withdrawal_number" text,
	"withdrawn_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "village_recognition_villageId_recognisedOn_unique" UNIQUE NULLS NOT DISTINCT("village_id","recognised_on")
);
--> statement-breakpoint
ALTER TABLE "village_recognition" ADD CONSTRAINT "village_recognition_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What each village had becomes its first period.
INSERT INTO "village_recognition" ("village_id", "recognition_number", "recognised_on", "withdrawal_number", "withdrawn_on")
  SELECT "id", "recognition_number", "recognised_on", "withdrawal_number", "withdrawn_on" FROM "village"
  WHERE num_nonnulls("recognition_number", "recognised_on", "withdrawal_number", "withdrawn_on") > 0;--> statement-breakpoint
-- Merges of villages no longer write these fields, so taking one back must not either.
UPDATE "merge" SET "after" = "after" - '{recognitionNumber,recognisedOn,withdrawalNumber,withdrawnOn}'::text[] WHERE "entity" = 'village';--> statement-breakpoint
CREATE TRIGGER "follow_merge_village_id" BEFORE INSERT OR UPDATE OF "village_id" ON "village_recognition"
  FOR EACH ROW EXECUTE FUNCTION follow_merge('village', 'village_id');--> statement-breakpoint
ALTER TABLE "village" DROP COLUMN "recognition_number";--> statement-breakpoint
ALTER TABLE "village" DROP COLUMN "recognised_on";--> statement-breakpoint
ALTER TABLE "village" DROP COLUMN "withdrawal_number";--> statement-breakpoint
ALTER TABLE "village" DROP COLUMN "withdrawn_on";