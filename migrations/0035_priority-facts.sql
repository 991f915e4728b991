CREATE TABLE "area_list" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"document" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"complete" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "area_place" (
	"list_id" uuid NOT NULL,
	"unit_id" text NOT NULL,
	CONSTRAINT "area_place_list_id_unit_id_pk" PRIMARY KEY("list_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "follow_attempt" (
	"receipt" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "establishment" ADD COLUMN "supporting_industry" boolean;--> statement-breakpoint
ALTER TABLE "establishment" ADD COLUMN "women_owned" boolean;--> statement-breakpoint
ALTER TABLE "establishment" ADD COLUMN "minority_owned" boolean;--> statement-breakpoint
ALTER TABLE "area_place" ADD CONSTRAINT "area_place_list_id_area_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."area_list"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_place" ADD CONSTRAINT "area_place_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_place_unit_id_index" ON "area_place" USING btree ("unit_id");