-- Of letters for many: for whom none could be made.

ALTER TABLE print_job ADD COLUMN "left_out" UUID[] NOT NULL DEFAULT '{}';
