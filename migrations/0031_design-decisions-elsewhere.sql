ALTER TABLE "design_decision" ALTER COLUMN "other_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "design_decision" ADD COLUMN "search_id" uuid;--> statement-breakpoint
ALTER TABLE "design" ADD COLUMN "owner_name" text;--> statement-breakpoint
ALTER TABLE "design_decision" ADD CONSTRAINT "design_decision_search_id_design_search_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."design_search"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "design_decision_of_search" ON "design_decision" USING btree ("search_id") WHERE taken_back_on is null;--> statement-breakpoint
ALTER TABLE "design_decision" ADD CONSTRAINT "design_decision_about" CHECK (("design_decision"."other_id" is null) <> ("design_decision"."search_id" is null));