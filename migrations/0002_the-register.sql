CREATE TABLE "artisan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"birth_year" integer,
	"title" text NOT NULL,
	"craft" text NOT NULL,
	"unit_id" text NOT NULL,
	"village_id" uuid,
	"establishment_id" uuid,
	"recognition_number" text,
	"recognised_on" date,
	"phone" text,
	"note" text,
	"merged_into" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artisan_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "bulk_change" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity" text NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"day" date NOT NULL,
	"reason" text,
	"rows" jsonb NOT NULL,
	"count" integer NOT NULL,
	"undone_on" date,
	"undone_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "establishment_name" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"until" date,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "establishment_paper" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"establishment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"issued_on" date,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"job_id" uuid NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL,
	"digest" text NOT NULL,
	"key" text,
	"cells" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"problems" jsonb,
	"record_id" uuid,
	CONSTRAINT "import_row_job_id_sheet_row_pk" PRIMARY KEY("job_id","sheet","row")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"title" text NOT NULL,
	"input" jsonb NOT NULL,
	"checkpoint" jsonb,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"note" text,
	"result" jsonb,
	"problem" text,
	"account_id" uuid,
	"role" text,
	"day" date NOT NULL,
	"cancel_asked" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"beat_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "merge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity" text NOT NULL,
	"kept_id" uuid NOT NULL,
	"gone_id" uuid NOT NULL,
	"pair_id" uuid,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"moves" jsonb NOT NULL,
	"put_aside" jsonb NOT NULL,
	"reason" text,
	"by" uuid,
	"on" date NOT NULL,
	"undone_by" uuid,
	"undone_on" date,
	"undo_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_pair" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entity" text NOT NULL,
	"left_id" uuid NOT NULL,
	"right_id" uuid NOT NULL,
	"probability" real NOT NULL,
	"evidence" jsonb NOT NULL,
	"found_by" text NOT NULL,
	"found_on" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"decided_by" uuid,
	"decided_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "duplicate_pair_entity_leftId_rightId_unique" UNIQUE("entity","left_id","right_id")
);
--> statement-breakpoint
CREATE TABLE "personal_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"subject" text,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"answered_on" date,
	"records" jsonb NOT NULL,
	"note" text,
	"opened_by" uuid,
	"answered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"columns" jsonb,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_accountId_screen_name_unique" UNIQUE("account_id","screen","name")
);
--> statement-breakpoint
CREATE TABLE "search_entry" (
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"also" text,
	"unit_id" text,
	"establishment_ids" uuid[],
	"words" text NOT NULL,
	CONSTRAINT "search_entry_record_id_entity_pk" PRIMARY KEY("record_id","entity")
);
--> statement-breakpoint
CREATE TABLE "search_place" (
	"unit_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"word" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "establishment" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "establishment" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "undone_on" date;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "undo_reason" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "personal_number" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "village" ADD COLUMN "other_names" text;--> statement-breakpoint
ALTER TABLE "village" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "village" ADD COLUMN "withdrawal_number" text;--> statement-breakpoint
ALTER TABLE "village" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "artisan" ADD CONSTRAINT "artisan_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artisan" ADD CONSTRAINT "artisan_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artisan" ADD CONSTRAINT "artisan_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artisan" ADD CONSTRAINT "artisan_merged_into_artisan_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."artisan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_change" ADD CONSTRAINT "bulk_change_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_change" ADD CONSTRAINT "bulk_change_undone_by_account_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "establishment_name" ADD CONSTRAINT "establishment_name_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "establishment_paper" ADD CONSTRAINT "establishment_paper_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_job_id_job_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."job"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job" ADD CONSTRAINT "job_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_request" ADD CONSTRAINT "personal_request_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_request" ADD CONSTRAINT "personal_request_answered_by_account_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artisan_establishment_id_index" ON "artisan" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "artisan_village_id_index" ON "artisan" USING btree ("village_id");--> statement-breakpoint
CREATE INDEX "establishment_name_establishment_id_index" ON "establishment_name" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "establishment_paper_establishment_id_index" ON "establishment_paper" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "import_row_job_id_state_index" ON "import_row" USING btree ("job_id","state");--> statement-breakpoint
CREATE INDEX "import_row_job_id_key_index" ON "import_row" USING btree ("job_id","key");--> statement-breakpoint
CREATE INDEX "job_state_created_at_index" ON "job" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "job_kind_index" ON "job" USING btree ("kind") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "merge_kept_id_index" ON "merge" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "merge_gone_id_index" ON "merge" USING btree ("gone_id");--> statement-breakpoint
CREATE INDEX "duplicate_pair_state_entity_index" ON "duplicate_pair" USING btree ("state","entity");--> statement-breakpoint
CREATE INDEX "search_entry_unit_id_index" ON "search_entry" USING btree ("unit_id");--> statement-breakpoint
ALTER TABLE "establishment" ADD CONSTRAINT "establishment_merged_into_establishment_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_person_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village" ADD CONSTRAINT "village_merged_into_village_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "act_record_id_index" ON "act" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "establishment_village_id_index" ON "establishment" USING btree ("village_id");--> statement-breakpoint
CREATE INDEX "establishment_merged_into_index" ON "establishment" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "person_establishment_id_index" ON "person" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "source_row_import_id_index" ON "source_row" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "version_record_id_index" ON "version" USING btree ("record_id");