CREATE TABLE "law_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"document_id" uuid NOT NULL,
	"code" text NOT NULL,
	"clause" text NOT NULL,
	"values" jsonb NOT NULL,
	CONSTRAINT "law_version_documentId_code_unique" UNIQUE("document_id","code")
);
--> statement-breakpoint
CREATE TABLE "legal_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"issuer" text NOT NULL,
	"issued_on" date,
	"in_force_from" date NOT NULL,
	"in_force_until" date,
	"scope" text NOT NULL,
	"province" text,
	"source_url" text,
	"state" text NOT NULL,
	"file_name" text,
	"sha256" text,
	"media_type" text,
	"drafted_by" uuid,
	"drafted_on" date NOT NULL,
	"adopted_by" uuid,
	"adopted_on" date,
	"adoption" integer,
	"paper" text,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legal_document_serial_unique" UNIQUE("serial")
);
--> statement-breakpoint
CREATE TABLE "rejudgement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"done_on" date
);
--> statement-breakpoint
ALTER TABLE "appraisal" ADD COLUMN "occasion" text DEFAULT 'appraise' NOT NULL;--> statement-breakpoint
ALTER TABLE "law_version" ADD CONSTRAINT "law_version_document_id_legal_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."legal_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_document" ADD CONSTRAINT "legal_document_drafted_by_account_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_document" ADD CONSTRAINT "legal_document_adopted_by_account_id_fk" FOREIGN KEY ("adopted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudgement" ADD CONSTRAINT "rejudgement_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudgement" ADD CONSTRAINT "rejudgement_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rejudgement_open" ON "rejudgement" USING btree ("project_id") WHERE done_on is null;--> statement-breakpoint
CREATE INDEX "appraisal_project_id_index" ON "appraisal" USING btree ("project_id");