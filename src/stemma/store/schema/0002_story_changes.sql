-- Merges and splits of stories, in the order in which they were found; rows are never changed.

CREATE TABLE story_change (
  number INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (number),
  story_id INTEGER NOT NULL REFERENCES story (id),
  kind TEXT NOT NULL CHECK (kind IN ('merged', 'split', 'split-from')),
  other_id INTEGER NOT NULL REFERENCES story (id),
  because TEXT NOT NULL
);
CREATE INDEX story_change_by_story ON story_change (story_id);
