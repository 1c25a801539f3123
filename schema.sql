-- The ledger, version 2, for SQLite 3.40 and later.
--
-- Two tables are the ledger: `event`, what happened, appended and never changed, and `snapshot`, the
-- texts of the sources as they were read. Every other table is a projection: rebuilt from these two at
-- any time (`onrecord verify --repair`), in the same transaction as the events it follows from.
--
-- Days are text, `2025-04-18`; only `event.recorded_at` is an instant, UTC.

CREATE TABLE event (
  id          INTEGER PRIMARY KEY,   -- local, never reused, never hashed
  uid         TEXT NOT NULL UNIQUE,  -- UUIDv7
  batch       TEXT NOT NULL,         -- one command, one batch
  claim_id    INTEGER,               -- local number of the claim; its uid is the uid of its `logged` event
  kind        TEXT NOT NULL,
  happened_on TEXT,                  -- the day in the world; null for corrections
  recorded_at TEXT NOT NULL,
  author      TEXT NOT NULL,
  payload     TEXT NOT NULL,         -- JSON, hashed as stored
  prev        TEXT NOT NULL,         -- hash of the event before it; '' for the first
  hash        TEXT NOT NULL          -- SHA-256, see ARCHITECTURE.md
) STRICT;
CREATE INDEX event_of_claim ON event(claim_id, id);

CREATE TABLE snapshot (
  sha256 TEXT NOT NULL PRIMARY KEY,
  text   TEXT NOT NULL
) STRICT;

CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TRIGGER snapshot_is_append_only_update BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'texts of sources are never changed'); END;
CREATE TRIGGER snapshot_is_append_only_delete BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'texts of sources are never removed'); END;

-- Projections from here on.

CREATE TABLE head (                  -- one row: the newest event, and what the next one needs
  only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
  event_id    INTEGER NOT NULL,
  hash        TEXT NOT NULL,
  recorded_at TEXT NOT NULL          -- the latest of all events
) STRICT;

CREATE TABLE undone (                -- batches that an undo has taken back
  batch TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE speaker (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  unnamed INTEGER NOT NULL,          -- 1: scoped to its source, never matched
  scope   TEXT NOT NULL,             -- the source or claim an unnamed speaker belongs to; '' for a named one
  speaker_group TEXT,                -- party, office or side
  same_as       TEXT,                -- a page elsewhere that says who this is
  role          TEXT,                -- what the speaker is now
  merged_into   INTEGER              -- the speaker whose name holds in this one's place
) STRICT;
CREATE UNIQUE INDEX speaker_identity ON speaker(name, unnamed, scope);

CREATE TABLE alias (                 -- every form under which a named speaker is found
  name_key   TEXT NOT NULL,          -- lower case, single spaces
  form       TEXT NOT NULL,          -- name, surname, alias, or a name that was merged
  speaker_id INTEGER NOT NULL REFERENCES speaker(id),
  PRIMARY KEY (name_key, form, speaker_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_entry (          -- read it through the view `source`
  id          INTEGER PRIMARY KEY,
  source_key  TEXT NOT NULL UNIQUE,  -- SHA-256 of the text, else the URL
  sha256      TEXT,
  url         TEXT,
  title       TEXT,
  publisher   TEXT,
  archive_url TEXT,
  published   TEXT,
  retracted   INTEGER NOT NULL,      -- 1: taken back by its publisher
  is_live     INTEGER NOT NULL,      -- 0: its recording was undone
  retracted_on   TEXT,
  retraction_url TEXT,
  retraction_why TEXT
) STRICT;
CREATE INDEX source_entry_url ON source_entry(url) WHERE url IS NOT NULL;
CREATE VIEW source AS
  SELECT s.id, s.sha256, s.url, t.text, s.title, s.publisher, s.archive_url, s.published,
         s.retracted, s.is_live, s.retracted_on, s.retraction_url, s.retraction_why
  FROM source_entry s LEFT JOIN snapshot t ON t.sha256 = s.sha256;

CREATE TABLE claim (
  id                   INTEGER PRIMARY KEY,
  uid                  TEXT NOT NULL,
  ref                  TEXT,
  speaker_id           INTEGER NOT NULL REFERENCES speaker(id),
  role                 TEXT,
  source_id            INTEGER REFERENCES source_entry(id),
  said_on              TEXT NOT NULL, -- a day, or only a month or year
  said_by              TEXT NOT NULL, -- its last day
  statement            TEXT NOT NULL,
  quote                TEXT,
  quote_at             TEXT,          -- where unchecked words were heard or seen
  kind                 TEXT NOT NULL,
  strength             TEXT NOT NULL,
  actor                TEXT,
  condition_kind       TEXT,
  condition_text       TEXT,
  condition_window     TEXT,          -- JSON
  condition_state      TEXT,
  condition_decided_on TEXT,
  deadline             TEXT,          -- JSON
  status               TEXT NOT NULL,
  next_check_on        TEXT,
  next_check_what      TEXT,
  overdue_after        TEXT,          -- the last day on which it is not overdue
  closed_on            TEXT,
  late_days            INTEGER,
  reason               TEXT,
  closing_note         TEXT,
  without_condition    INTEGER NOT NULL,
  disputed             INTEGER NOT NULL,
  parts_fulfilled      INTEGER,
  parts_all            INTEGER,
  test                 TEXT,
  private              INTEGER NOT NULL,
  lang                 TEXT,
  translation          TEXT,
  has_details          INTEGER NOT NULL, -- 1: rows in topic, link, anchor or evidence
  condition_decided_by TEXT,          -- uid of the event that decided the condition
  closed_by            TEXT,          -- uid of the event that holds the outcome
  counted              INTEGER NOT NULL DEFAULT 1 -- 0: left out of every rate
) STRICT;
CREATE INDEX claim_next_check ON claim(next_check_on, id) WHERE status = 'open';
CREATE INDEX claim_of_speaker ON claim(speaker_id, status, kind, strength, counted, without_condition, late_days);
CREATE INDEX claim_ref ON claim(ref) WHERE ref IS NOT NULL;

CREATE TABLE topic (
  claim_id INTEGER NOT NULL REFERENCES claim(id),
  position INTEGER NOT NULL,
  topic    TEXT NOT NULL,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  claim_id INTEGER NOT NULL REFERENCES claim(id),
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  to_id    INTEGER NOT NULL,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_to ON link(to_id, kind);

CREATE TABLE anchor (                -- where a quote stands in its source: scalar values, end exclusive
  claim_id   INTEGER NOT NULL REFERENCES claim(id),
  position   INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  claim_id    INTEGER NOT NULL REFERENCES claim(id),
  position    INTEGER NOT NULL,
  basis       TEXT NOT NULL,         -- claim, condition or outcome
  url         TEXT NOT NULL,
  archive_url TEXT,
  words       TEXT,
  note        TEXT,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  claim_id    INTEGER NOT NULL REFERENCES claim(id),
  position    INTEGER NOT NULL,
  happened_on TEXT NOT NULL,
  text        TEXT NOT NULL,
  public      INTEGER NOT NULL,
  progress    TEXT,                  -- moving or stalled
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE also_in (               -- further sources that a claim stands in
  claim_id  INTEGER NOT NULL REFERENCES claim(id),
  position  INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source_entry(id),
  quote     TEXT,                    -- JSON: the words as that source has them, with their spans
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX also_in_source ON also_in(source_id);
CREATE INDEX claim_of_source ON claim(source_id) WHERE source_id IS NOT NULL;

CREATE TABLE tally (                 -- how many claims stand where
  status TEXT NOT NULL PRIMARY KEY,
  claims INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE claim_fts USING fts5(
  statement, quote, condition, speaker, topics,
  tokenize = 'unicode61 remove_diacritics 2'
);
