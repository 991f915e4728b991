-- Taking records back asks every table that points to them: each such column has its index.
create index if not exists design_establishment on design (establishment_id);
--> statement-breakpoint
create index if not exists design_variant on design (variant_of);
--> statement-breakpoint
create index if not exists participation_establishment on participation (establishment_id);
--> statement-breakpoint
create index if not exists machine_establishment on machine (establishment_id);
--> statement-breakpoint
create index if not exists person_merged on person (merged_into);
--> statement-breakpoint
create index if not exists village_merged on village (merged_into);
--> statement-breakpoint
create index if not exists artisan_merged on artisan (merged_into);
