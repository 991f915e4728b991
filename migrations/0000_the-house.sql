CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"password_hash" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"persona" boolean DEFAULT false NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "act" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"actor_id" uuid,
	"role" text,
	"unit_id" text,
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"action" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"digest" text,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "act_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"approved_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "allocation_projectId_unique" UNIQUE("project_id"),
	CONSTRAINT "allocation_not_negative" CHECK ("allocation"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "appraisal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"day" date NOT NULL,
	"findings" jsonb NOT NULL,
	"suggested" bigint,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"class_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position" text,
	"completed" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendance_classId_personId_unique" UNIQUE("class_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "project_beneficiary" (
	"project_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	CONSTRAINT "project_beneficiary_project_id_establishment_id_pk" PRIMARY KEY("project_id","establishment_id")
);
--> statement-breakpoint
CREATE TABLE "budget_amount" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "budget_amount_planId_lineId_unique" UNIQUE("plan_id","line_id"),
	CONSTRAINT "budget_amount_not_negative" CHECK ("budget_amount"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "budget_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"year" integer NOT NULL,
	"content_group" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "budget_line_year_contentGroup_source_unique" UNIQUE("year","content_group","source")
);
--> statement-breakpoint
CREATE TABLE "contract" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"number" text NOT NULL,
	"signed_on" date NOT NULL,
	"amount" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contract_projectId_unique" UNIQUE("project_id")
);
--> statement-breakpoint
CREATE TABLE "counter" (
	"series" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"issuer" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_number_issuedOn_unique" UNIQUE("number","issued_on")
);
--> statement-breakpoint
CREATE TABLE "design" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"craft" text NOT NULL,
	"source" text NOT NULL,
	"establishment_id" uuid,
	"author" text,
	"made_on" date NOT NULL,
	"declared_on" date NOT NULL,
	"accepted_on" date,
	"copy_found_on" date,
	"copy_reason" text,
	"variant_of" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "design_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"duty" text NOT NULL,
	"role" text NOT NULL,
	"level" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"basis" text NOT NULL,
	"confidence" text NOT NULL,
	CONSTRAINT "duty_duty_role_level_valid_from_pk" PRIMARY KEY("duty","role","level","valid_from")
);
--> statement-breakpoint
CREATE TABLE "establishment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"tax_code" text,
	"craft" text NOT NULL,
	"sector" text NOT NULL,
	"unit_id" text NOT NULL,
	"address" text,
	"village_id" uuid,
	"workers" integer,
	"local_materials" integer,
	"exporting" boolean,
	"cleaner_production" boolean NOT NULL,
	"cluster_infrastructure" boolean NOT NULL,
	"experience_years" integer,
	"representative" text,
	"phone" text,
	"email" text,
	"search" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "establishment_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "export_turnover" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"month" text NOT NULL,
	"source" text NOT NULL,
	"currency" text NOT NULL,
	"mapping" text NOT NULL,
	"amount" numeric(20, 4) NOT NULL,
	"status" text NOT NULL,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "export_turnover_month_source_currency_mapping_unique" UNIQUE("month","source","currency","mapping")
);
--> statement-breakpoint
CREATE TABLE "fair" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"place" text,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fair_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"unit_id" text NOT NULL,
	"establishment_id" uuid,
	"valid_from" date NOT NULL,
	"valid_until" date
);
--> statement-breakpoint
CREATE TABLE "import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"day" date NOT NULL,
	"by" text,
	"accepted" integer NOT NULL,
	"rejected" integer NOT NULL,
	"problems" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "machine" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"serial" text,
	"maker" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "norm" (
	"key" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"activity" text NOT NULL,
	"label" text NOT NULL,
	"percent" numeric(6, 2),
	"ceiling" bigint,
	"per" text NOT NULL,
	"article" text NOT NULL,
	"confidence" text NOT NULL,
	"scope" text NOT NULL,
	"province" text,
	"valid_from" date NOT NULL,
	"valid_until" date
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"issued_on" date,
	"file_name" text,
	"sha256" text,
	"media_type" text,
	"size" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"fair_id" uuid NOT NULL,
	"establishment_id" uuid NOT NULL,
	"state" text NOT NULL,
	"booths" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "participation_fairId_establishmentId_unique" UNIQUE("fair_id","establishment_id")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"contract_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"voucher" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_contractId_kind_unique" UNIQUE("contract_id","kind"),
	CONSTRAINT "payment_not_negative" CHECK ("payment"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"birth_year" integer,
	"establishment_id" uuid,
	"key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"issued_on" date,
	"issuer" text,
	"approved_on" date,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_year_version_unique" UNIQUE("year","version")
);
--> statement-breakpoint
CREATE TABLE "project" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"content_group" text NOT NULL,
	"activity" text NOT NULL,
	"source" text NOT NULL,
	"implementer" text NOT NULL,
	"implementer_name" text,
	"unit_id" text NOT NULL,
	"total_cost" bigint NOT NULL,
	"eligible_cost" bigint NOT NULL,
	"requested" bigint NOT NULL,
	"counterpart" bigint NOT NULL,
	"units" integer NOT NULL,
	"pilot" boolean NOT NULL,
	"commits_capital" boolean NOT NULL,
	"commits_no_double" boolean NOT NULL,
	"planned_end_on" date,
	"state" text NOT NULL,
	"submitted_on" date,
	"surveyed_on" date,
	"reviewed_on" date,
	"appraised_on" date,
	"proposed_on" date,
	"planned_on" date,
	"contracted_on" date,
	"advanced_on" date,
	"started_on" date,
	"accepted_on" date,
	"settled_on" date,
	"liquidated_on" date,
	"ended_on" date,
	"end_reason" text,
	"accepted_eligible_cost" bigint,
	"revision" integer NOT NULL,
	"search" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_code_unique" UNIQUE("code"),
	CONSTRAINT "project_costs" CHECK ("project"."eligible_cost" <= "project"."total_cost" and "project"."requested" <= "project"."total_cost")
);
--> statement-breakpoint
CREATE TABLE "schedule_item" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"year" integer NOT NULL,
	"target_code" text NOT NULL,
	"name" text NOT NULL,
	"on" date NOT NULL,
	"expected" numeric(20, 4) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "selection" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"line_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"day" date NOT NULL,
	"candidates" jsonb NOT NULL,
	"choices" jsonb NOT NULL,
	"tie_order" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tie_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"csrf" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"source" text NOT NULL,
	"confidence" text NOT NULL,
	CONSTRAINT "setting_key_valid_from_pk" PRIMARY KEY("key","valid_from")
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"accepted_eligible_cost" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"settled_on" date NOT NULL,
	"arithmetic" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlement_projectId_unique" UNIQUE("project_id"),
	CONSTRAINT "settlement_not_negative" CHECK ("settlement"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "report_snapshot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"period" text NOT NULL,
	"as_of" date NOT NULL,
	"body" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_row" (
	"record_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"import_id" uuid NOT NULL,
	"file" text NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_succession" (
	"id" serial PRIMARY KEY NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text,
	"on" date NOT NULL,
	"kind" text NOT NULL,
	"confidence" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "target" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"min" numeric(20, 4) NOT NULL,
	"max" numeric(20, 4) NOT NULL,
	"thing" text NOT NULL,
	"qualifies" text NOT NULL,
	"date_field" text NOT NULL,
	"distinct" text NOT NULL,
	"filter" jsonb,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "target_planId_code_unique" UNIQUE("plan_id","code"),
	CONSTRAINT "target_interval" CHECK ("target"."min" <= "target"."max")
);
--> statement-breakpoint
CREATE TABLE "training_class" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"place" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "training_class_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"full_name" text NOT NULL,
	"type" text NOT NULL,
	"level" text NOT NULL,
	"parent_id" text,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"search" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"subject" text PRIMARY KEY NOT NULL,
	"by" uuid NOT NULL,
	"on" date NOT NULL,
	"paper" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "version" (
	"act_id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"day" date NOT NULL,
	"values" jsonb NOT NULL,
	"reason" text,
	"salt" text,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "village" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"craft" text,
	"unit_id" text,
	"recognition_number" text,
	"recognised_on" date,
	"withdrawn_on" date,
	"note" text,
	"search" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "village_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_decision_id_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_class_id_training_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."training_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_beneficiary" ADD CONSTRAINT "project_beneficiary_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_beneficiary" ADD CONSTRAINT "project_beneficiary_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_amount" ADD CONSTRAINT "budget_amount_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_amount" ADD CONSTRAINT "budget_amount_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract" ADD CONSTRAINT "contract_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design" ADD CONSTRAINT "design_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "design" ADD CONSTRAINT "design_variant_of_design_id_fk" FOREIGN KEY ("variant_of") REFERENCES "public"."design"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "establishment" ADD CONSTRAINT "establishment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "establishment" ADD CONSTRAINT "establishment_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine" ADD CONSTRAINT "machine_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine" ADD CONSTRAINT "machine_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_fair_id_fair_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fair"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_contract_id_contract_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contract"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selection" ADD CONSTRAINT "selection_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_row" ADD CONSTRAINT "source_row_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_from_id_unit_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_succession" ADD CONSTRAINT "unit_succession_to_id_unit_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version" ADD CONSTRAINT "version_act_id_act_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village" ADD CONSTRAINT "village_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allocation_line_id_index" ON "allocation" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "attendance_person_id_index" ON "attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "project_beneficiary_establishment_id_index" ON "project_beneficiary" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "establishment_unit_id_index" ON "establishment" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "role_grant_account_id_index" ON "role_grant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "machine_project_id_index" ON "machine" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "paper_project_id_index" ON "paper" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "project_unit_id_index" ON "project" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "project_state_index" ON "project" USING btree ("state");--> statement-breakpoint
CREATE INDEX "schedule_item_year_index" ON "schedule_item" USING btree ("year");--> statement-breakpoint
CREATE INDEX "source_row_record_id_index" ON "source_row" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "unit_parent_id_index" ON "unit" USING btree ("parent_id");