CREATE TABLE "contest_award" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contest_id" uuid NOT NULL,
	"craft" text NOT NULL,
	"prize" text NOT NULL,
	"place" integer NOT NULL,
	"entry_id" uuid,
	"reason" text,
	"frozen_by" uuid NOT NULL,
	"frozen_on" date NOT NULL,
	"confirmed_by" uuid,
	"confirmed_on" date,
	CONSTRAINT "contest_award_entryId_unique" UNIQUE("entry_id"),
	CONSTRAINT "contest_award_contestId_craft_prize_place_unique" UNIQUE("contest_id","craft","prize","place")
);
--> statement-breakpoint
CREATE TABLE "contest_conflict" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"juror_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"declared" boolean NOT NULL,
	"reason" text NOT NULL,
	"since" date NOT NULL,
	"lifted_on" date,
	"lifted_reason" text
);
--> statement-breakpoint
CREATE TABLE "contest_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contest_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	"code_hash" text NOT NULL,
	"state" text NOT NULL,
	"craft" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"materials" text NOT NULL,
	"size" text NOT NULL,
	"made_on" date,
	"brief_id" uuid,
	"own_design" boolean NOT NULL,
	"entrant_kind" text NOT NULL,
	"name" text,
	"phone" text,
	"address" text,
	"name_open" boolean NOT NULL,
	"pictures_open" boolean NOT NULL,
	"on_behalf_by" uuid,
	"mandate" text,
	"started_at" text NOT NULL,
	"completed_at" text,
	"late_reason" text,
	"late_by" uuid,
	"late_on" date,
	"number" integer,
	"design_id" uuid,
	"excluded_on" date,
	"excluded_by" uuid,
	"exclude_reason" text,
	"erased_on" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contest_entry_receipt_unique" UNIQUE("receipt"),
	CONSTRAINT "contest_entry_codeHash_unique" UNIQUE("code_hash"),
	CONSTRAINT "contest_entry_designId_unique" UNIQUE("design_id"),
	CONSTRAINT "contest_entry_contestId_number_unique" UNIQUE("contest_id","number")
);
--> statement-breakpoint
CREATE TABLE "contest_juror" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contest_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"seat" text NOT NULL,
	"office" text NOT NULL,
	"joined_on" date NOT NULL,
	"declared_on" date,
	"left_on" date,
	"left_reason" text,
	CONSTRAINT "contest_juror_contestId_accountId_unique" UNIQUE("contest_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "contest_picture" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"sha256" text NOT NULL,
	"thumb_sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contest_picture_entryId_sha256_unique" UNIQUE("entry_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "contest_round" (
	"contest_id" uuid NOT NULL,
	"round" text NOT NULL,
	"closed_on" date NOT NULL,
	"closed_by" uuid,
	"reason" text,
	"results" jsonb NOT NULL,
	CONSTRAINT "contest_round_contest_id_round_pk" PRIMARY KEY("contest_id","round")
);
--> statement-breakpoint
CREATE TABLE "contest_score" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"juror_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"round" text NOT NULL,
	"points" jsonb NOT NULL,
	"note" text,
	"submitted_on" date,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contest_score_jurorId_entryId_round_unique" UNIQUE("juror_id","entry_id","round")
);
--> statement-breakpoint
CREATE TABLE "contest_tie" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contest_id" uuid NOT NULL,
	"craft" text NOT NULL,
	"entry_ids" jsonb NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contest_vote" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contest_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"device_hash" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "contest_vote_contestId_deviceHash_unique" UNIQUE("contest_id","device_hash")
);
--> statement-breakpoint
CREATE TABLE "contest_withheld" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contest_id" uuid NOT NULL,
	"craft" text NOT NULL,
	"prize" text NOT NULL,
	"count" integer NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "contest_withheld_contestId_craft_prize_unique" UNIQUE("contest_id","craft","prize")
);
--> statement-breakpoint
CREATE TABLE "contest" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"regulation_number" text,
	"regulation_on" date,
	"regulation" jsonb NOT NULL,
	"regulation_file" text,
	"regulation_sha256" text,
	"regulation_type" text,
	"contact" text NOT NULL,
	"registers_from" date,
	"registers_until" date,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"closes_at" text NOT NULL,
	"grace_minutes" integer NOT NULL,
	"milestones" jsonb NOT NULL,
	"prizes" jsonb NOT NULL,
	"groups" jsonb NOT NULL,
	"criteria" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"voting_from" date,
	"voting_until" date,
	"state" text NOT NULL,
	"published_on" date,
	"closed_on" date,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contest_code_unique" UNIQUE("code"),
	CONSTRAINT "contest_days" CHECK ("contest"."opens_on" <= "contest"."closes_on"),
	CONSTRAINT "contest_voting" CHECK (("contest"."voting_from" is null) = ("contest"."voting_until" is null))
);
--> statement-breakpoint
ALTER TABLE "contest_award" ADD CONSTRAINT "contest_award_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_award" ADD CONSTRAINT "contest_award_entry_id_contest_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."contest_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_award" ADD CONSTRAINT "contest_award_frozen_by_account_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_award" ADD CONSTRAINT "contest_award_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_conflict" ADD CONSTRAINT "contest_conflict_juror_id_contest_juror_id_fk" FOREIGN KEY ("juror_id") REFERENCES "public"."contest_juror"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_conflict" ADD CONSTRAINT "contest_conflict_entry_id_contest_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."contest_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_entry" ADD CONSTRAINT "contest_entry_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_entry" ADD CONSTRAINT "contest_entry_brief_id_brief_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."brief"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_entry" ADD CONSTRAINT "contest_entry_on_behalf_by_account_id_fk" FOREIGN KEY ("on_behalf_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_entry" ADD CONSTRAINT "contest_entry_late_by_account_id_fk" FOREIGN KEY ("late_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_entry" ADD CONSTRAINT "contest_entry_design_id_design_id_fk" FOREIGN KEY ("design_id") REFERENCES "public"."design"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_entry" ADD CONSTRAINT "contest_entry_excluded_by_account_id_fk" FOREIGN KEY ("excluded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_juror" ADD CONSTRAINT "contest_juror_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_juror" ADD CONSTRAINT "contest_juror_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_picture" ADD CONSTRAINT "contest_picture_entry_id_contest_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."contest_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_round" ADD CONSTRAINT "contest_round_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_round" ADD CONSTRAINT "contest_round_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_score" ADD CONSTRAINT "contest_score_juror_id_contest_juror_id_fk" FOREIGN KEY ("juror_id") REFERENCES "public"."contest_juror"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_score" ADD CONSTRAINT "contest_score_entry_id_contest_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."contest_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_tie" ADD CONSTRAINT "contest_tie_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_tie" ADD CONSTRAINT "contest_tie_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_vote" ADD CONSTRAINT "contest_vote_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_vote" ADD CONSTRAINT "contest_vote_entry_id_contest_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."contest_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_withheld" ADD CONSTRAINT "contest_withheld_contest_id_contest_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contest"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_withheld" ADD CONSTRAINT "contest_withheld_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contest_conflict_standing" ON "contest_conflict" USING btree ("juror_id","entry_id") WHERE lifted_on is null;--> statement-breakpoint
CREATE INDEX "contest_entry_contest_id_state_index" ON "contest_entry" USING btree ("contest_id","state");--> statement-breakpoint
CREATE INDEX "contest_entry_brief_id_index" ON "contest_entry" USING btree ("brief_id");--> statement-breakpoint
CREATE INDEX "contest_juror_account_id_index" ON "contest_juror" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "contest_score_entry_id_index" ON "contest_score" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "contest_vote_entry_id_index" ON "contest_vote" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "contest_state_index" ON "contest" USING btree ("state");