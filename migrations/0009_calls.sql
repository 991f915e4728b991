CREATE TABLE "call" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"year" integer NOT NULL,
	"title" text NOT NULL,
	"activities" jsonb NOT NULL,
	"budget" bigint,
	"group_budgets" jsonb,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"guidance" jsonb NOT NULL,
	"contact" text NOT NULL,
	"papers" jsonb NOT NULL,
	"state" text NOT NULL,
	"published_on" date,
	"closed_on" date,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_code_unique" UNIQUE("code"),
	CONSTRAINT "call_days" CHECK ("call"."opens_on" <= "call"."closes_on")
);
--> statement-breakpoint
CREATE INDEX "call_state_index" ON "call" USING btree ("state");