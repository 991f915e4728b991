CREATE TABLE "choice_exception" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid,
	"asked_on" date NOT NULL,
	"confirmed_by" uuid,
	"confirmed_on" date,
	"withdrawn_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "choice_round" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"line_ids" jsonb NOT NULL,
	"state" text NOT NULL,
	"rule" jsonb NOT NULL,
	"rule_hash" text NOT NULL,
	"scored_before" integer NOT NULL,
	"replaces" uuid,
	"reason" text,
	"proposed_by" uuid,
	"proposed_on" date NOT NULL,
	"sealed_by" uuid,
	"sealed_on" date,
	"input" jsonb,
	"outcome" jsonb,
	"analysis" jsonb,
	"computed_on" date,
	"frozen_by" uuid,
	"frozen_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "choice_exception" ADD CONSTRAINT "choice_exception_round_id_choice_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."choice_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_exception" ADD CONSTRAINT "choice_exception_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_exception" ADD CONSTRAINT "choice_exception_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_exception" ADD CONSTRAINT "choice_exception_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_round" ADD CONSTRAINT "choice_round_proposed_by_account_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_round" ADD CONSTRAINT "choice_round_sealed_by_account_id_fk" FOREIGN KEY ("sealed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_round" ADD CONSTRAINT "choice_round_frozen_by_account_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "choice_exception_round_id_index" ON "choice_exception" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "choice_round_year_index" ON "choice_round" USING btree ("year");