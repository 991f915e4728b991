CREATE TABLE "council" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"decision_number" text,
	"decided_on" date,
	"sheet_id" uuid NOT NULL,
	"minimum" integer NOT NULL,
	"meeting_on" date,
	"place" text,
	"score_until" date,
	"state" text DEFAULT 'forming' NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"closed_on" date,
	"closed_by" uuid,
	"close_reason" text,
	"results" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "council_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "council_conflict" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"declared" boolean NOT NULL,
	"reason" text NOT NULL,
	"since" date NOT NULL,
	"lifted_on" date,
	"lifted_reason" text
);
--> statement-breakpoint
CREATE TABLE "council_member" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"council_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"seat" text NOT NULL,
	"office" text NOT NULL,
	"joined_on" date NOT NULL,
	"declared_on" date,
	"left_on" date,
	"left_reason" text,
	CONSTRAINT "council_member_councilId_accountId_unique" UNIQUE("council_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "council_project" (
	"council_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	CONSTRAINT "council_project_council_id_project_id_pk" PRIMARY KEY("council_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "council_score" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"council_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"points" jsonb NOT NULL,
	"note" text,
	"submitted_on" date,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "council_score_memberId_projectId_round_unique" UNIQUE("member_id","project_id","round")
);
--> statement-breakpoint
CREATE TABLE "score_sheet" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"basis" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"drafted_by" uuid,
	"drafted_on" date NOT NULL,
	"adopted_by" uuid,
	"adopted_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_sheet_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_sheet_id_score_sheet_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."score_sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_conflict" ADD CONSTRAINT "council_conflict_member_id_council_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."council_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_conflict" ADD CONSTRAINT "council_conflict_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_member" ADD CONSTRAINT "council_member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_project" ADD CONSTRAINT "council_project_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_project" ADD CONSTRAINT "council_project_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_score" ADD CONSTRAINT "council_score_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_score" ADD CONSTRAINT "council_score_member_id_council_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."council_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_score" ADD CONSTRAINT "council_score_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sheet" ADD CONSTRAINT "score_sheet_drafted_by_account_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "score_sheet" ADD CONSTRAINT "score_sheet_adopted_by_account_id_fk" FOREIGN KEY ("adopted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "council_conflict_standing" ON "council_conflict" USING btree ("member_id","project_id") WHERE lifted_on is null;--> statement-breakpoint
CREATE INDEX "council_member_account_id_index" ON "council_member" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "council_project_project_id_index" ON "council_project" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "council_score_council_id_project_id_index" ON "council_score" USING btree ("council_id","project_id");