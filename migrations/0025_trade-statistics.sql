CREATE TABLE "trade_code" (
	"nomenclature" text NOT NULL,
	"code" text NOT NULL,
	"name_vi" text,
	"name_en" text,
	"unit" text,
	"search_text" text NOT NULL,
	CONSTRAINT "trade_code_nomenclature_code_pk" PRIMARY KEY("nomenclature","code")
);
--> statement-breakpoint
CREATE TABLE "trade_flow" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trade_flow_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"series_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"reporter" text NOT NULL,
	"partner" text NOT NULL,
	"period" text NOT NULL,
	"code" text NOT NULL,
	"value" numeric(24, 4) NOT NULL,
	"quantity" numeric(24, 4),
	"unit" text,
	"status" text NOT NULL,
	"replaced_by" uuid,
	CONSTRAINT "trade_flow_not_negative" CHECK ("trade_flow"."value" >= 0 and ("trade_flow"."quantity" is null or "trade_flow"."quantity" >= 0))
);
--> statement-breakpoint
CREATE TABLE "trade_import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"series_id" uuid,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"mapping" jsonb,
	"rows" integer DEFAULT 0 NOT NULL,
	"replaced" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"passed_over" integer DEFAULT 0 NOT NULL,
	"refused" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"refused_total" integer DEFAULT 0 NOT NULL,
	"job_id" uuid,
	"brought_by" uuid,
	"brought_on" date NOT NULL,
	"undone_by" uuid,
	"undone_on" date,
	"undo_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trade_mapping" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"nomenclature" text NOT NULL,
	"state" text NOT NULL,
	"valid_from" date NOT NULL,
	"note" text,
	"made_by" uuid,
	"approved_by" uuid,
	"approved_on" date,
	"approved_why" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trade_mapping_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "trade_mapping_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mapping_id" uuid NOT NULL,
	"prefix" text NOT NULL,
	"craft" text,
	"basis" text NOT NULL,
	"note" text,
	CONSTRAINT "trade_mapping_line_mappingId_prefix_unique" UNIQUE("mapping_id","prefix"),
	CONSTRAINT "trade_mapping_prefix" CHECK ("trade_mapping_line"."prefix" ~ '^[0-9]{2,10}$|^[a-z][a-z0-9-]*$')
);
--> statement-breakpoint
CREATE TABLE "trade_profile" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"series_id" uuid,
	"headers" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_by" uuid,
	"saved_on" date NOT NULL,
	CONSTRAINT "trade_profile_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "trade_series" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"source_url" text,
	"licence" text,
	"flow" text NOT NULL,
	"frequency" text NOT NULL,
	"nomenclature" text NOT NULL,
	"currency" text NOT NULL,
	"valuation" text,
	"digits" integer NOT NULL,
	"all_reporters" boolean NOT NULL,
	"all_partners" boolean NOT NULL,
	"all_products" boolean NOT NULL,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"breaks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"example" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trade_series_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "trade_flow" ADD CONSTRAINT "trade_flow_series_id_trade_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."trade_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_flow" ADD CONSTRAINT "trade_flow_import_id_trade_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."trade_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_flow" ADD CONSTRAINT "trade_flow_replaced_by_trade_import_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."trade_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_import" ADD CONSTRAINT "trade_import_series_id_trade_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."trade_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_import" ADD CONSTRAINT "trade_import_brought_by_account_id_fk" FOREIGN KEY ("brought_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_import" ADD CONSTRAINT "trade_import_undone_by_account_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_mapping" ADD CONSTRAINT "trade_mapping_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_mapping" ADD CONSTRAINT "trade_mapping_approved_by_account_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_mapping_line" ADD CONSTRAINT "trade_mapping_line_mapping_id_trade_mapping_id_fk" FOREIGN KEY ("mapping_id") REFERENCES "public"."trade_mapping"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_profile" ADD CONSTRAINT "trade_profile_series_id_trade_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."trade_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trade_profile" ADD CONSTRAINT "trade_profile_saved_by_account_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trade_code_search" ON "trade_code" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "trade_flow_series_id_period_code_partner_reporter_index" ON "trade_flow" USING btree ("series_id","period","code","partner","reporter") WHERE "trade_flow"."replaced_by" is null;--> statement-breakpoint
CREATE INDEX "trade_flow_import_id_index" ON "trade_flow" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "trade_flow_replaced_by_index" ON "trade_flow" USING btree ("replaced_by") WHERE "trade_flow"."replaced_by" is not null;--> statement-breakpoint
CREATE INDEX "trade_mapping_line_mapping_id_index" ON "trade_mapping_line" USING btree ("mapping_id");