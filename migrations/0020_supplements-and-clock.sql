CREATE TABLE "brief_outcome" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"brief_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"buyer" text NOT NULL,
	"country" text,
	"establishment_id" uuid,
	"design_code" text,
	"quantity" numeric(20, 4),
	"unit" text,
	"value" numeric(20, 4),
	"currency" text,
	"paper" text,
	"paper_name" text,
	"note" text,
	"taken_back_on" date,
	"taken_back_why" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brief_outcome_value" CHECK (("brief_outcome"."value" is null) = ("brief_outcome"."currency" is null))
);
--> statement-breakpoint
CREATE TABLE "brief" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"craft" text NOT NULL,
	"product" text NOT NULL,
	"markets" jsonb NOT NULL,
	"hs" jsonb NOT NULL,
	"price_min" numeric(20, 4),
	"price_max" numeric(20, 4),
	"currency" text,
	"price_unit" text,
	"price_basis" text,
	"need" jsonb NOT NULL,
	"materials" jsonb NOT NULL,
	"technique" jsonb NOT NULL,
	"constraints" jsonb NOT NULL,
	"certificates" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"audience" text NOT NULL,
	"answers_by" date,
	"season" text,
	"contact" text NOT NULL,
	"note" text,
	"state" text NOT NULL,
	"published_on" date,
	"closed_on" date,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brief_code_unique" UNIQUE("code"),
	CONSTRAINT "brief_price" CHECK ("brief"."price_min" is null or "brief"."price_max" is null or "brief"."price_min" <= "brief"."price_max")
);
--> statement-breakpoint
CREATE TABLE "design_candidate" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"check_id" uuid NOT NULL,
	"from_view_id" uuid,
	"view_id" uuid NOT NULL,
	"design_id" uuid NOT NULL,
	"score" double precision,
	"verified" boolean DEFAULT false NOT NULL,
	"probability" double precision,
	"kind" text,
	"transforms" jsonb,
	"inliers" integer,
	"evidence" jsonb,
	CONSTRAINT "design_candidate_checkId_fromViewId_viewId_unique" UNIQUE NULLS NOT DISTINCT("check_id","from_view_id","view_id")
);
--> statement-breakpoint
CREATE TABLE "design_check" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"design_id" uuid,
	"sha256" text,
	"media_type" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"version" text,
	"designs" integer,
	"pictures" integer,
	"unread" integer,
	"problem" text,
	"account_id" uuid,
	"day" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "design_check_about" CHECK (("design_check"."design_id" is null) <> ("design_check"."sha256" is null))
);
--> statement-breakpoint
CREATE TABLE "design_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"design_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"candidate_id" uuid,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_on" date NOT NULL,
	"taken_back_by" uuid,
	"taken_back_on" date,
	"taken_back_why" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "design_decision_others" CHECK ("design_decision"."design_id" <> "design_decision"."other_id")
);
--> statement-breakpoint
CREATE TABLE "design_description" (
	"view_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "design_description_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version" text NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "design_search" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"design_id" uuid NOT NULL,
	"base" text NOT NULL,
	"query" text NOT NULL,
	"searched_on" date NOT NULL,
	"verdict" text NOT NULL,
	"note" text,
	"sha256" text,
	"file_name" text,
	"media_type" text,
	"account_id" uuid NOT NULL,
	"taken_back_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "design_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"design_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"caption" text,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"thumb_sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"hash" text,
	"open" boolean DEFAULT false NOT NULL,
	"added_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "design_view_designId_sha256_unique" UNIQUE("design_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "application_request" ALTER COLUMN "due_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "application_request" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "handling_days" integer;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "product_kind" text;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "locarno" text;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "motifs" jsonb;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "materials" jsonb;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "techniques" jsonb;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "size" text;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "description" text;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "owner_kind" text;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "brief_id" uuid;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "hs" text;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "price_min" bigint;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "price_max" bigint;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "disclosed_on" date;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "opened_on" date;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "opened_basis" text;--> statement-breakpoint
ALTER TABLE "brief_outcome" ADD CONSTRAINT "brief_outcome_brief_id_brief_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."brief"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brief_outcome" ADD CONSTRAINT "brief_outcome_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_candidate" ADD CONSTRAINT "design_candidate_check_id_design_check_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."design_check"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_candidate" ADD CONSTRAINT "design_candidate_from_view_id_design_view_id_fk" FOREIGN KEY ("from_view_id") REFERENCES "public"."design_view"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_candidate" ADD CONSTRAINT "design_candidate_view_id_design_view_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."design_view"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_candidate" ADD CONSTRAINT "design_candidate_design_id_design_id_fk" FOREIGN KEY ("design_id") REFERENCES "public"."design"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_check" ADD CONSTRAINT "design_check_design_id_design_id_fk" FOREIGN KEY ("design_id") REFERENCES "public"."design"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_check" ADD CONSTRAINT "design_check_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_decision" ADD CONSTRAINT "design_decision_design_id_design_id_fk" FOREIGN KEY ("design_id") REFERENCES "public"."design"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_decision" ADD CONSTRAINT "design_decision_other_id_design_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."design"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_decision" ADD CONSTRAINT "design_decision_candidate_id_design_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."design_candidate"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_decision" ADD CONSTRAINT "design_decision_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_decision" ADD CONSTRAINT "design_decision_taken_back_by_account_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_description" ADD CONSTRAINT "design_description_view_id_design_view_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."design_view"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_search" ADD CONSTRAINT "design_search_design_id_design_id_fk" FOREIGN KEY ("design_id") REFERENCES "public"."design"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_search" ADD CONSTRAINT "design_search_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design_view" ADD CONSTRAINT "design_view_design_id_design_id_fk" FOREIGN KEY ("design_id") REFERENCES "public"."design"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brief_outcome_brief_id_index" ON "brief_outcome" USING btree ("brief_id");--> statement-breakpoint
CREATE INDEX "brief_state_index" ON "brief" USING btree ("state");--> statement-breakpoint
CREATE INDEX "design_candidate_design_id_index" ON "design_candidate" USING btree ("design_id");--> statement-breakpoint
CREATE INDEX "design_check_design_id_index" ON "design_check" USING btree ("design_id");--> statement-breakpoint
CREATE UNIQUE INDEX "design_decision_standing" ON "design_decision" USING btree ("design_id","other_id") WHERE taken_back_on is null;--> statement-breakpoint
CREATE INDEX "design_decision_other_id_index" ON "design_decision" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "design_description_version_seq_index" ON "design_description" USING btree ("version","seq");--> statement-breakpoint
CREATE INDEX "design_search_design_id_index" ON "design_search" USING btree ("design_id");--> statement-breakpoint
CREATE INDEX "design_view_sha256_index" ON "design_view" USING btree ("sha256");--> statement-breakpoint
ALTER TABLE "design" ADD CONSTRAINT "design_brief_id_brief_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."brief"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "design_brief_id_index" ON "design" USING btree ("brief_id");--> statement-breakpoint
CREATE INDEX "design_variant_of_index" ON "design" USING btree ("variant_of");--> statement-breakpoint
ALTER TABLE "design" ADD CONSTRAINT "design_price" CHECK ("design"."price_min" is null or "design"."price_max" is null or "design"."price_min" <= "design"."price_max");