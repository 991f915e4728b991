CREATE TABLE "project_fair" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"fair_id" uuid NOT NULL,
	"linked_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_fair_projectId_fairId_unique" UNIQUE("project_id","fair_id")
);
--> statement-breakpoint
ALTER TABLE "project_fair" ADD CONSTRAINT "project_fair_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_fair" ADD CONSTRAINT "project_fair_fair_id_fair_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fair"("id") ON DELETE no action ON UPDATE no action;