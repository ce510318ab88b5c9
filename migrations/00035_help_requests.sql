-- +goose Up
-- Asking the team for help is a word to the contact person: what was asked from the workbook stands in that conversation.
INSERT INTO conversations (id, kind, person_id, last_change, created_at)
SELECT h.person_id, 'contact', h.person_id, 0, MIN(h.created_at) FROM help_requests h
WHERE NOT EXISTS (SELECT 1 FROM conversations c WHERE c.person_id = h.person_id) GROUP BY h.person_id;

INSERT INTO messages (id, conversation_id, cohort_id, author_id, text, link_kind, link_text, position, change, version, created_at, changed_at)
SELECT asked.id, asked.conversation_id, asked.cohort_id, asked.person_id, asked.text, '', '', asked.number, asked.number, 1, asked.created_at, asked.created_at
FROM (SELECT h.id, c.id AS conversation_id, t.cohort_id, h.person_id, CASE WHEN h.text = '' THEN 'Bitte meldet euch bei mir.' ELSE h.text END AS text,
        c.last_change + ROW_NUMBER() OVER (PARTITION BY h.person_id ORDER BY h.created_at, h.id) AS number, h.created_at
    FROM help_requests h JOIN tandems t ON t.id = h.tandem_id JOIN conversations c ON c.person_id = h.person_id) asked;

-- What nobody has taken care of waits; else whoever did is named.
UPDATE conversations SET owner_id = NULL, waiting_since = (SELECT MIN(h.created_at) FROM help_requests h WHERE h.person_id = conversations.person_id AND h.answered_at IS NULL)
WHERE waiting_since IS NULL AND person_id IN (SELECT person_id FROM help_requests WHERE answered_at IS NULL);

UPDATE conversations SET owner_id = (SELECT h.answered_by FROM help_requests h WHERE h.person_id = conversations.person_id ORDER BY h.answered_at DESC, h.id LIMIT 1)
WHERE waiting_since IS NULL AND owner_id IS NULL AND person_id IN (SELECT person_id FROM help_requests);

UPDATE conversations SET last_change = (SELECT MAX(m.change) FROM messages m WHERE m.conversation_id = conversations.id)
WHERE person_id IN (SELECT person_id FROM help_requests);

DROP TABLE help_requests;
