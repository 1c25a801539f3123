-- A ledger as version 1 of the schema has it, for the test of its upgrade.
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
  scope   TEXT NOT NULL              -- the source or claim an unnamed speaker belongs to; '' for a named one
) STRICT;
CREATE UNIQUE INDEX speaker_identity ON speaker(name, unnamed, scope);
CREATE TABLE alias (                 -- every form under which a named speaker is found
  name_key   TEXT NOT NULL,          -- lower case, single spaces
  form       TEXT NOT NULL,          -- name, surname or alias
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
  retracted   INTEGER NOT NULL,
  is_live     INTEGER NOT NULL       -- 0: its recording was undone
) STRICT;
CREATE INDEX source_entry_url ON source_entry(url) WHERE url IS NOT NULL;
CREATE VIEW source AS
  SELECT s.id, s.sha256, s.url, t.text, s.title, s.publisher, s.archive_url, s.published,
         s.retracted, s.is_live
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
  closed_by            TEXT           -- uid of the event that holds the outcome
) STRICT;
CREATE INDEX claim_next_check ON claim(next_check_on, id) WHERE status = 'open';
CREATE INDEX claim_of_speaker ON claim(speaker_id, status);
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
CREATE TABLE tally (                 -- how many claims stand where
  status TEXT NOT NULL PRIMARY KEY,
  claims INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE claim_fts USING fts5(
  statement, quote, condition, speaker, topics,
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO event VALUES(1,'01968bb7-ca00-774b-ad52-b5d18f2f283d','01968bb7-ca00-7871-9d0d-216681d33f42',NULL,'sourced',NULL,'2025-05-01T12:00:00.000000Z','desk','{"source":{"sha256":"2198b9df451acc2870dc508b8a252a4d4a7113ebb264d64a1cb2a72232dd8cd6"},"title":"art.txt","publisher":null,"url":null,"archive_url":null,"published":null}','','f569a17cd67a28dc518358d896ebc0606a83300e965516881e1c82f488de2824');
INSERT INTO event VALUES(2,'01968bb7-ca00-75fe-b3e7-54f7e3725f36','01968bb7-ca00-7871-9d0d-216681d33f42',1,'logged','2025-04-15','2025-05-01T12:00:00.000001Z','desk','{"ref":null,"speaker":{"name":"Ines Kolar","unnamed":false},"role":"harbour chair","said_on":"2025-04-15","statement":"opens the north quay","quote":{"words":"We will open the north quay by the end of June","spans":[[35,81]],"prefix":" harbour board met on Tuesday. \"","suffix":",\" said Ines Kolar, who chairs i","at":null},"kind":"promise","strength":"firm","actor":null,"condition":null,"deadline":{"phrase":"the end of June","kind":"date","from":"2025-06-30","by":"2025-06-30","vague":false,"rule":"end of a period","also":[],"note":null,"by_min":null,"by_max":null,"strict_by":null,"duration":null,"anchor":null,"edtf":"2025-06-30"},"test":null,"topics":["harbour"],"source":{"sha256":"2198b9df451acc2870dc508b8a252a4d4a7113ebb264d64a1cb2a72232dd8cd6"},"private":false,"lang":null,"translation":null}','f569a17cd67a28dc518358d896ebc0606a83300e965516881e1c82f488de2824','227fd2328ac85f5022f0c59f1063e9d5edce9c34c34f30fb7d3a5517616372ad');
INSERT INTO event VALUES(3,'01968bb7-ca00-7f54-a058-671250529ad2','01968bb7-ca00-7569-9b5a-51c25b524a5b',2,'logged','2025-04-18','2025-05-01T12:00:00.000002Z','desk','{"ref":null,"speaker":{"name":"Marco Rubio","unnamed":false},"role":null,"said_on":"2025-04-18","statement":"withdraw","quote":null,"kind":"threat","strength":"firm","actor":null,"condition":{"kind":"unless","text":"progress","window":{"phrase":"within days","kind":"deadline","from":"2025-04-18","by":"2025-04-25","vague":true,"rule":"vague days","also":[],"note":null,"by_min":"2025-04-21","by_max":"2025-04-28","strict_by":null,"duration":"P7D","anchor":null,"edtf":"2025-04-18/2025-04-25~"}},"deadline":null,"test":null,"topics":["talks"],"source":null,"private":false,"lang":null,"translation":null}','227fd2328ac85f5022f0c59f1063e9d5edce9c34c34f30fb7d3a5517616372ad','c094f8b33aea970b51b33044bbdf5ebaa9037c617f880ed1139d25ab6d6ed999');
INSERT INTO event VALUES(4,'01968bb7-ca00-7d0e-8681-8ebb2ee1772e','01968bb7-ca00-7f36-82bf-76fb185fbda0',3,'logged','2025-04-20','2025-05-01T12:00:00.000003Z','desk','{"ref":null,"speaker":{"name":"Ines Kolar","unnamed":false},"role":null,"said_on":"2025-04-20","statement":"opens the quay in summer","quote":null,"kind":"promise","strength":"firm","actor":null,"condition":null,"deadline":null,"test":null,"topics":[],"source":null,"private":false,"lang":null,"translation":null}','c094f8b33aea970b51b33044bbdf5ebaa9037c617f880ed1139d25ab6d6ed999','fc87269519ae189e55afbe17a923d2d22432085c64c504a4c62d97640c4f51f9');
INSERT INTO event VALUES(5,'01968bb7-ca00-7fce-a50a-217379b0da13','01968bb7-ca00-7f36-82bf-76fb185fbda0',3,'linked',NULL,'2025-05-01T12:00:00.000004Z','desk','{"link":"repeats","to":"01968bb7-ca00-75fe-b3e7-54f7e3725f36"}','fc87269519ae189e55afbe17a923d2d22432085c64c504a4c62d97640c4f51f9','f0f1ee7887f2032c846c482f20cc1808d6e2334606fd9f3bed6f6ba0c2a81568');
INSERT INTO event VALUES(6,'01968bb7-ca00-7b87-8816-fccdcbafa945','01968bb7-ca00-7327-bce5-c5cb6288d4d7',2,'condition','2025-04-26','2025-05-01T12:00:00.000005Z','desk','{"state":"unmet","deadline":null,"note":null}','f0f1ee7887f2032c846c482f20cc1808d6e2334606fd9f3bed6f6ba0c2a81568','9f84b2a5f31c1cbaf68572250212bf89d473df76bf6847c36ff948acd454aa5e');
INSERT INTO event VALUES(7,'01968bb7-ca00-75ea-905f-c3076ae48ac7','01968bb7-ca00-790d-99d6-2239c3903b76',NULL,'sourced',NULL,'2025-05-01T12:00:00.000006Z','desk','{"source":{"url":"https://example.org/harbour"},"title":null,"publisher":null,"url":"https://example.org/harbour","archive_url":null,"published":null}','9f84b2a5f31c1cbaf68572250212bf89d473df76bf6847c36ff948acd454aa5e','84670f9487b921e6e70f25659bbb9ee36861e9b5c2a774302c099ee699f46f62');
INSERT INTO event VALUES(8,'01968bb7-ca00-703d-84df-8612cbf70de9','01968bb7-ca00-790d-99d6-2239c3903b76',4,'logged','2025-04-15','2025-05-01T12:00:00.000007Z','desk','{"ref":null,"speaker":{"name":"Ines Kolar","unnamed":false},"role":null,"said_on":"2025-04-15","statement":"dredges the basin","quote":null,"kind":"promise","strength":"firm","actor":null,"condition":null,"deadline":{"phrase":"2025-04-30","kind":"date","from":"2025-04-30","by":"2025-04-30","vague":false,"rule":"calendar day","also":[],"note":null,"by_min":null,"by_max":null,"strict_by":null,"duration":null,"anchor":null,"edtf":"2025-04-30"},"test":null,"topics":[],"source":{"url":"https://example.org/harbour"},"private":false,"lang":null,"translation":null}','84670f9487b921e6e70f25659bbb9ee36861e9b5c2a774302c099ee699f46f62','20656ac12fd8d6d0e67c960c82d1102396471b8f5b95f5a89d337aee92853046');
INSERT INTO event VALUES(9,'01968bb7-ca00-73c2-8014-a8ba18932fcf','01968bb7-ca00-7084-b42e-3de37b59bdad',4,'outcome','2025-04-29','2025-05-01T12:00:00.000008Z','desk','{"outcome":"fulfilled","reason":null,"note":null,"early":false}','20656ac12fd8d6d0e67c960c82d1102396471b8f5b95f5a89d337aee92853046','4d51f14bb1ad33f85add4144065c7848712aceded9efd3a00227633ab78f06fb');
INSERT INTO event VALUES(10,'01968bb7-ca00-740d-b18e-a06d4dd9bd0b','01968bb7-ca00-7084-b42e-3de37b59bdad',4,'evidenced','2025-04-29','2025-05-01T12:00:00.000009Z','desk','{"for":"outcome","url":"https://example.org/dredged","archive_url":null,"words":null,"note":null}','4d51f14bb1ad33f85add4144065c7848712aceded9efd3a00227633ab78f06fb','52cc40443788027673e51a2367d2338bcbabc998dbe3014b7dcef2fb04cd8a8c');
INSERT INTO event VALUES(11,'01968bb7-ca00-790d-abcd-cfa38e22d170','01968bb7-ca00-79c2-b698-02a1333d0251',5,'logged','2025-04-20','2025-05-01T12:00:00.000010Z','desk','{"ref":null,"speaker":{"name":"diplomatic sources","unnamed":true},"role":null,"said_on":"2025-04-20","statement":"oops","quote":null,"kind":"assertion","strength":"firm","actor":null,"condition":null,"deadline":null,"test":null,"topics":[],"source":null,"private":false,"lang":null,"translation":null}','52cc40443788027673e51a2367d2338bcbabc998dbe3014b7dcef2fb04cd8a8c','7d1c9e31b83809ab98d0fa59344a6655699d0e4a3dbcf70728ea84c5424214da');
INSERT INTO event VALUES(12,'01968bb7-ca00-796f-bede-b166eccffc0e','01968bb7-ca00-7907-bf97-6c2a0adc7a27',5,'dropped',NULL,'2025-05-01T12:00:00.000011Z','desk','{"why":"typed twice"}','7d1c9e31b83809ab98d0fa59344a6655699d0e4a3dbcf70728ea84c5424214da','ca27ef3ba44e53148bbc5b428175a9fc7036a479cd8174612b951bcdcebed055');
INSERT INTO snapshot VALUES('2198b9df451acc2870dc508b8a252a4d4a7113ebb264d64a1cb2a72232dd8cd6',replace('The harbour board met on Tuesday. "We will open the north quay by the end of June," said Ines Kolar, who chairs it.\n','\n',char(10)));
INSERT INTO head VALUES(1,12,'ca27ef3ba44e53148bbc5b428175a9fc7036a479cd8174612b951bcdcebed055','2025-05-01T12:00:00.000011Z');
INSERT INTO speaker VALUES(1,'Ines Kolar',0,'');
INSERT INTO speaker VALUES(2,'Marco Rubio',0,'');
INSERT INTO speaker VALUES(3,'diplomatic sources',1,'01968bb7-ca00-790d-abcd-cfa38e22d170');
INSERT INTO alias VALUES('ines kolar','name',1);
INSERT INTO alias VALUES('kolar','surname',1);
INSERT INTO alias VALUES('marco rubio','name',2);
INSERT INTO alias VALUES('rubio','surname',2);
INSERT INTO source_entry VALUES(1,'2198b9df451acc2870dc508b8a252a4d4a7113ebb264d64a1cb2a72232dd8cd6','2198b9df451acc2870dc508b8a252a4d4a7113ebb264d64a1cb2a72232dd8cd6',NULL,'art.txt',NULL,NULL,NULL,0,1);
INSERT INTO source_entry VALUES(2,'https://example.org/harbour',NULL,'https://example.org/harbour',NULL,NULL,NULL,NULL,0,1);
INSERT INTO claim VALUES(1,'01968bb7-ca00-75fe-b3e7-54f7e3725f36',NULL,1,'harbour chair',1,'2025-04-15','2025-04-15','opens the north quay','We will open the north quay by the end of June',NULL,'promise','firm',NULL,NULL,NULL,NULL,NULL,NULL,'{"phrase":"the end of June","kind":"date","from":"2025-06-30","by":"2025-06-30","vague":false,"rule":"end of a period","also":[],"note":null,"by_min":null,"by_max":null,"strict_by":null,"duration":null,"anchor":null,"edtf":"2025-06-30"}','open','2025-06-30','claim','2025-06-30',NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,0,NULL,NULL,1,NULL,NULL);
INSERT INTO claim VALUES(2,'01968bb7-ca00-7f54-a058-671250529ad2',NULL,2,NULL,NULL,'2025-04-18','2025-04-18','withdraw',NULL,NULL,'threat','firm',NULL,'unless','progress','{"phrase":"within days","kind":"deadline","from":"2025-04-18","by":"2025-04-25","vague":true,"rule":"vague days","also":[],"note":null,"by_min":"2025-04-21","by_max":"2025-04-28","strict_by":null,"duration":"P7D","anchor":null,"edtf":"2025-04-18/2025-04-25~"}','unmet','2025-04-26',NULL,'open','2025-05-26','look',NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,0,NULL,NULL,1,'01968bb7-ca00-7b87-8816-fccdcbafa945',NULL);
INSERT INTO claim VALUES(3,'01968bb7-ca00-7d0e-8681-8ebb2ee1772e',NULL,1,NULL,NULL,'2025-04-20','2025-04-20','opens the quay in summer',NULL,NULL,'promise','firm',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'open',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL,NULL,0,NULL,NULL,1,NULL,NULL);
INSERT INTO claim VALUES(4,'01968bb7-ca00-703d-84df-8612cbf70de9',NULL,1,NULL,2,'2025-04-15','2025-04-15','dredges the basin',NULL,NULL,'promise','firm',NULL,NULL,NULL,NULL,NULL,NULL,'{"phrase":"2025-04-30","kind":"date","from":"2025-04-30","by":"2025-04-30","vague":false,"rule":"calendar day","also":[],"note":null,"by_min":null,"by_max":null,"strict_by":null,"duration":null,"anchor":null,"edtf":"2025-04-30"}','fulfilled',NULL,NULL,NULL,'2025-04-29',0,NULL,NULL,0,0,NULL,NULL,NULL,0,NULL,NULL,1,NULL,'01968bb7-ca00-73c2-8014-a8ba18932fcf');
INSERT INTO claim VALUES(5,'01968bb7-ca00-790d-abcd-cfa38e22d170',NULL,3,NULL,NULL,'2025-04-20','2025-04-20','oops',NULL,NULL,'assertion','firm',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'dropped',NULL,NULL,NULL,NULL,NULL,NULL,'typed twice',0,0,NULL,NULL,NULL,0,NULL,NULL,0,NULL,NULL);
INSERT INTO topic VALUES(1,0,'harbour');
INSERT INTO topic VALUES(2,0,'talks');
INSERT INTO link VALUES(3,0,'repeats',1);
INSERT INTO anchor VALUES(1,0,35,81,' harbour board met on Tuesday. "','," said Ines Kolar, who chairs i');
INSERT INTO evidence VALUES(4,0,'outcome','https://example.org/dredged',NULL,NULL,NULL);
INSERT INTO tally VALUES('open',3);
INSERT INTO tally VALUES('fulfilled',1);
INSERT INTO tally VALUES('dropped',1);
INSERT INTO claim_fts(rowid,statement,quote,condition,speaker,topics) VALUES(1,'opens the north quay','We will open the north quay by the end of June','','Ines Kolar','harbour');
INSERT INTO claim_fts(rowid,statement,quote,condition,speaker,topics) VALUES(2,'withdraw','','progress','Marco Rubio','talks');
INSERT INTO claim_fts(rowid,statement,quote,condition,speaker,topics) VALUES(3,'opens the quay in summer','','','Ines Kolar','');
INSERT INTO claim_fts(rowid,statement,quote,condition,speaker,topics) VALUES(4,'dredges the basin','','','Ines Kolar','');
INSERT INTO claim_fts(rowid,statement,quote,condition,speaker,topics) VALUES(5,'oops','','','diplomatic sources','');
PRAGMA application_id = 1869509219;
PRAGMA user_version = 1;
