CREATE TABLE "application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"call_id" uuid NOT NULL,
	"activity" text NOT NULL,
	"form_version" text NOT NULL,
	"state" text NOT NULL,
	"token_hash" text NOT NULL,
	"phone" text,
	"cells" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"unit_id" text,
	"establishment_id" uuid,
	"account_id" uuid,
	"on_behalf_by" uuid,
	"mandate" text,
	"receipt" text,
	"submitted_on" date,
	"project_id" uuid,
	"declined_on" date,
	"decline_reason" text,
	"touched_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_number_unique" UNIQUE("number"),
	CONSTRAINT "application_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "application_receipt_unique" UNIQUE("receipt")
);
--> statement-breakpoint
CREATE TABLE "application_paper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"picture_hash" text,
	"removed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"asked_by" uuid,
	"items" jsonb NOT NULL,
	"answered_on" date,
	"version" integer
);
--> statement-breakpoint
CREATE TABLE "application_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"key" uuid NOT NULL,
	"day" date NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"values" jsonb NOT NULL,
	"papers" jsonb NOT NULL,
	"form_version" text NOT NULL,
	"hash" text NOT NULL,
	"erased" boolean DEFAULT false NOT NULL,
	CONSTRAINT "application_version_applicationId_number_unique" UNIQUE("application_id","number"),
	CONSTRAINT "application_version_applicationId_key_unique" UNIQUE("application_id","key")
);
--> statement-breakpoint
CREATE TABLE "application_lost" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"at" bigint NOT NULL,
	"device" text NOT NULL,
	"dismissed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_patch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_establishment_id_establishment_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_on_behalf_by_account_id_fk" FOREIGN KEY ("on_behalf_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_paper" ADD CONSTRAINT "application_paper_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_request" ADD CONSTRAINT "application_request_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_request" ADD CONSTRAINT "application_request_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_version" ADD CONSTRAINT "application_version_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_lost" ADD CONSTRAINT "application_lost_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_patch" ADD CONSTRAINT "application_patch_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_call_id_index" ON "application" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "application_state_index" ON "application" USING btree ("state");--> statement-breakpoint
CREATE INDEX "application_project_id_index" ON "application" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "application_establishment_id_index" ON "application" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "application_paper_application_id_index" ON "application_paper" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "application_request_application_id_index" ON "application_request" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "application_lost_application_id_index" ON "application_lost" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "application_patch_application_id_index" ON "application_patch" USING btree ("application_id");--> statement-breakpoint
-- An application that names a merged establishment goes to the one that was kept (0004).
create trigger follow_merge_establishment_id before insert or update of establishment_id on application
  for each row execute function follow_merge('establishment', 'establishment_id');
--> statement-breakpoint
-- What was submitted stays as it was: only personal values may be taken out of it, and then it says so.
create or replace function application_version_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'values' - 'papers' - 'erased') <> (to_jsonb(old) - 'values' - 'papers' - 'erased')
    or not new.erased and (new.values <> old.values or new.papers <> old.papers) then
    raise exception 'application_version_stays: % of %', old.number, old.application_id using errcode = 'check_violation', constraint = 'application_version_stays';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger application_version_stays before update or delete on application_version for each row execute function application_version_stays();
