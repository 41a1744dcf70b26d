-- What came, as it came, and what it was read as. Nothing here is ever deleted; a record is written anew
-- where better words on the same text come (a date, an outlet), and every wording is still in item.

CREATE TABLE raw (
  digest TEXT PRIMARY KEY,               -- SHA-256 of the bytes, hexadecimal
  size INTEGER NOT NULL,                 -- of the bytes
  data BLOB NOT NULL                     -- the bytes, compressed (Zstandard)
);

CREATE TABLE article (
  number INTEGER PRIMARY KEY,            -- order of arrival
  id TEXT NOT NULL UNIQUE,
  address_id TEXT NOT NULL,              -- versions of one address share it; the last number is the newest
  changed INTEGER NOT NULL,              -- counts additions and corrections; what a run has not seen is larger
  record BLOB NOT NULL                   -- Article (codec, compressed)
);
CREATE INDEX article_by_address ON article (address_id, number);
CREATE INDEX article_by_change ON article (changed);

CREATE TABLE item (
  key TEXT PRIMARY KEY,                  -- of the record's name, what its container states and its bytes
  article_id TEXT REFERENCES article (id),  -- NULL: it was set aside
  digest TEXT NOT NULL REFERENCES raw (digest),
  record TEXT NOT NULL,
  stated BLOB NOT NULL,                  -- RawItem without its bytes (codec, compressed)
  came TEXT NOT NULL                     -- UTC
);
CREATE INDEX item_by_article ON item (article_id);

CREATE TABLE reject (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,                  -- as the user named it: what is opened when it is tried again
  record TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  item_key TEXT REFERENCES item (key),   -- where there were bytes
  came TEXT NOT NULL,                    -- UTC, when it was first met
  met TEXT NOT NULL,                     -- when it was last met
  settled TEXT,                          -- when trying again did not meet it any more
  UNIQUE (source, record, stage, reason)
);

CREATE TABLE source (
  name TEXT PRIMARY KEY,
  begun TEXT NOT NULL,
  finished TEXT                          -- NULL: it broke off, or is being read
);

CREATE TABLE visit (
  url TEXT PRIMARY KEY,
  final_url TEXT NOT NULL,
  status INTEGER NOT NULL,
  etag TEXT,
  last_modified TEXT,
  at TEXT NOT NULL
);
CREATE INDEX visit_by_time ON visit (at);

-- Words of titles and texts; rowid is article.number, the texts themselves stand in article.
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2');

-- What was worked out. All of it can be made again from the articles.

CREATE TABLE extraction (
  article_id TEXT PRIMARY KEY REFERENCES article (id),
  key TEXT NOT NULL,                     -- of the code and lexicons that made it, and of the article's record
  record BLOB NOT NULL                   -- Extraction (codec, compressed)
);

CREATE TABLE run (
  number INTEGER PRIMARY KEY,
  upto INTEGER NOT NULL,                 -- the largest article.changed that it saw
  version TEXT NOT NULL,
  at TEXT NOT NULL,
  report BLOB                            -- Report without articles (codec, compressed); kept of the last run
);

-- Story ids are given once and outlive their members; AUTOINCREMENT never gives one again.

CREATE TABLE story (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  start TEXT,
  "end" TEXT,
  merged_into INTEGER REFERENCES story (id),
  run INTEGER NOT NULL REFERENCES run (number)  -- the last run in which it had members, or was merged
);

CREATE TABLE member (
  address_id TEXT PRIMARY KEY,
  story_id INTEGER NOT NULL REFERENCES story (id)
);
CREATE INDEX member_by_story ON member (story_id);
