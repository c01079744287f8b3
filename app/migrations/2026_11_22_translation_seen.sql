-- Whether somebody has seen a line in another language is told by its words: a number began anew when it was cleared and written again.

ALTER TABLE translated_line DROP COLUMN "edited";
