CREATE TABLE "overlap" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"other_project_id" uuid,
	"other_row_id" uuid,
	"bits" real NOT NULL,
	"likelihood" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"decided_by" uuid,
	"decided_on" date,
	"decided_bits" real,
	"found_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "overlap_projectId_otherProjectId_unique" UNIQUE("project_id","other_project_id"),
	CONSTRAINT "overlap_projectId_otherRowId_unique" UNIQUE("project_id","other_row_id"),
	CONSTRAINT "overlap_one_other" CHECK (("overlap"."other_project_id" is null) <> ("overlap"."other_row_id" is null))
);
--> statement-breakpoint
CREATE TABLE "overlap_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"supports" integer NOT NULL,
	"lists" jsonb NOT NULL,
	"items" jsonb NOT NULL,
	"found" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_evidence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text,
	"seller_tax_code" text,
	"issued_on" date,
	"match_key" text,
	"paper_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_list" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"programme" text NOT NULL,
	"source" text,
	"year" integer,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text,
	"mapping" jsonb,
	"rows" integer DEFAULT 0 NOT NULL,
	"skipped" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"job_id" uuid,
	"brought_by" uuid,
	"brought_on" date NOT NULL,
	"withdrawn_on" date,
	"withdraw_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_list_row" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"name" text NOT NULL,
	"tax_code" text,
	"representative" text,
	"phone" text,
	"address" text,
	"unit_id" text,
	"year" integer NOT NULL,
	"content" text,
	"amount" bigint,
	"links" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "support_list_row_listId_row_unique" UNIQUE("list_id","row")
);
--> statement-breakpoint
ALTER TABLE "overlap" ADD CONSTRAINT "overlap_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_evidence" ADD CONSTRAINT "support_evidence_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_evidence" ADD CONSTRAINT "support_evidence_paper_id_paper_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."paper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_list" ADD CONSTRAINT "support_list_brought_by_account_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_list_row" ADD CONSTRAINT "support_list_row_list_id_support_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."support_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "overlap_other_project_id_index" ON "overlap" USING btree ("other_project_id");--> statement-breakpoint
CREATE INDEX "overlap_other_row_id_index" ON "overlap" USING btree ("other_row_id");--> statement-breakpoint
CREATE INDEX "overlap_state_index" ON "overlap" USING btree ("state");--> statement-breakpoint
CREATE INDEX "overlap_check_project_id_index" ON "overlap_check" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "support_evidence_project_id_index" ON "support_evidence" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "support_evidence_paper_id_index" ON "support_evidence" USING btree ("paper_id");