-- From version 1 to 2: what can be corrected and completed. The projections of what is new are empty, as no
-- event of version 1 is about any of it.

ALTER TABLE speaker ADD COLUMN speaker_group TEXT;
ALTER TABLE speaker ADD COLUMN same_as TEXT;
ALTER TABLE speaker ADD COLUMN role TEXT;
ALTER TABLE speaker ADD COLUMN merged_into INTEGER;
ALTER TABLE source_entry ADD COLUMN retracted_on TEXT;
ALTER TABLE source_entry ADD COLUMN retraction_url TEXT;
ALTER TABLE source_entry ADD COLUMN retraction_why TEXT;
DROP VIEW source;
CREATE VIEW source AS
  SELECT s.id, s.sha256, s.url, t.text, s.title, s.publisher, s.archive_url, s.published,
         s.retracted, s.is_live, s.retracted_on, s.retraction_url, s.retraction_why
  FROM source_entry s LEFT JOIN snapshot t ON t.sha256 = s.sha256;
ALTER TABLE claim ADD COLUMN counted INTEGER NOT NULL DEFAULT 1;
UPDATE claim SET counted = 0
  WHERE status IN ('dropped', 'undone') OR parts_all IS NOT NULL
     OR (EXISTS (SELECT 1 FROM link l WHERE l.claim_id = claim.id AND l.kind = 'repeats')
         AND CASE status WHEN 'open' THEN next_check_on IS NULL ELSE closed_by IS NULL END);
DROP INDEX claim_of_speaker;
CREATE INDEX claim_of_speaker ON claim(speaker_id, status, kind, strength, counted, without_condition, late_days);
CREATE TABLE note (
  claim_id    INTEGER NOT NULL REFERENCES claim(id),
  position    INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  text        TEXT NOT NULL,
  public      INTEGER NOT NULL,
  progress    TEXT,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE also_in (
  claim_id  INTEGER NOT NULL REFERENCES claim(id),
  position  INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source_entry(id),
  quote     TEXT,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX also_in_source ON also_in(source_id);
CREATE INDEX claim_of_source ON claim(source_id) WHERE source_id IS NOT NULL;
