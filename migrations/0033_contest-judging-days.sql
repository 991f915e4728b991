ALTER TABLE "contest" ADD COLUMN "preliminary_by" date;--> statement-breakpoint
ALTER TABLE "contest" ADD COLUMN "final_by" date;