CREATE TABLE "brief_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"brief_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"linked_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "brief_link_briefId_kind_recordId_unique" UNIQUE("brief_id","kind","record_id")
);
--> statement-breakpoint
ALTER TABLE "brief_link" ADD CONSTRAINT "brief_link_brief_id_brief_id_fk" FOREIGN KEY ("brief_id") REFERENCES "public"."brief"("id") ON DELETE no action ON UPDATE no action;