package message

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/personal"
	"mainpate/internal/tandem"
)

// Personal describes what people wrote to each other. The words of somebody who is erased go, and their conversation
// with the team as a whole; that there was a message stays for those who answered it. What coaches wrote stays.
func (s *Service) Personal() []personal.Table {
	const of = `messages m JOIN conversations c ON c.id = m.conversation_id LEFT JOIN cohorts g ON g.id = c.cohort_id
		LEFT JOIN tandem_partners o ON o.tandem_id = c.tandem_id AND o.person_id <> m.author_id`
	return []personal.Table{
		{
			Name: "conversations", OfTandem: true,
			People: map[string]personal.Fate{"person_id": personal.RowGoes, "owner_id": personal.Emptied},
			Views: []personal.View{
				{Section: "questions_waiting", Where: "person_id = ? AND waiting_since IS NOT NULL", Fields: []string{"waiting_since", "owner_id AS coach"}},
				{Section: "questions_owned", Where: "owner_id = ?", Fields: []string{"created_at", "person_id AS person"}},
			},
		},
		{
			Name: "messages", Erase: s.eraseWords,
			People: map[string]personal.Fate{"author_id": personal.Nameless},
			Views: []personal.View{
				{
					Section: "messages", From: of, Where: "m.author_id = ?",
					Fields: []string{"m.created_at", "c.kind AS conversation", "o.person_id AS partner", "g.name AS cohort", "m.text", "m.link_text", "m.corrected_at", "m.deleted_at"},
				},
				{
					Section: "messages_from_team", From: "messages m JOIN conversations c ON c.id = m.conversation_id",
					Where: "c.person_id = ? AND m.author_id <> c.person_id", Fields: []string{"m.created_at", "m.author_id AS author", "m.text", "m.link_text"},
				},
			},
		},
		{
			Name: "conversation_marks", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "message_marks", From: "conversation_marks k JOIN conversations c ON c.id = k.conversation_id",
				Where: "k.person_id = ?", Fields: []string{"c.kind AS conversation", "k.read_change", "k.notified"},
			}},
		},
		{
			Name: "message_reports", People: map[string]personal.Fate{"reporter_id": personal.RowGoes, "coach_id": personal.Emptied},
			Views: []personal.View{{
				Section: "message_reports", From: "message_reports r LEFT JOIN messages m ON m.id = r.message_id", Where: "r.reporter_id = ?",
				Fields: []string{"r.created_at", "m.author_id AS author", "r.coach_id AS coach", "r.why", "r.shared", "r.answer"}, Lists: []string{"shared"},
			}},
		},
		{
			Name: "message_hidings", People: map[string]personal.Fate{"coach_id": personal.Emptied},
			Views: []personal.View{{
				Section: "message_hidings", From: "message_hidings h JOIN messages m ON m.id = h.message_id", Where: "m.author_id = ?",
				Fields: []string{"h.hidden_at", "h.coach_id AS coach", "h.reason", "h.reply"},
			}},
			Erase: eraseReplies,
		},
	}
}

// eraseReplies takes away what somebody has answered to the team.
func eraseReplies(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Model(&Hiding{}).Where("message_id IN (SELECT id FROM messages WHERE author_id = ?)", personID).
		UpdateColumn("reply", "").Error
}

// eraseWords takes the words of somebody away for everybody who has them on a phone.
func (s *Service) eraseWords(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	p, err := s.people.Find(ctx, tx, personID)
	if err != nil {
		return err
	}
	if p.Role != actor.Participant {
		return s.told(ctx, tx, personID, func(m *Message, change int64, now time.Time) { m.touch(change, now) })
	}
	return s.told(ctx, tx, personID, func(m *Message, change int64, now time.Time) { m.Delete(change, now) })
}

// told changes all messages of somebody, conversation by conversation, in the order of their changes.
func (s *Service) told(ctx context.Context, tx *gorm.DB, personID uuid.UUID, change func(m *Message, change int64, now time.Time)) error {
	var written []Message
	if err := tx.WithContext(ctx).Where("author_id = ?", personID).Order("conversation_id, position").Find(&written).Error; err != nil {
		return err
	}
	now := s.db.Now()
	for i := 0; i < len(written); {
		var c Conversation
		id := written[i].ConversationID
		if err := tx.WithContext(ctx).Model(&Conversation{}).Where("id = ?", id).UpdateColumn("last_change", gorm.Expr("last_change")).Error; err != nil {
			return err
		}
		if err := tx.WithContext(ctx).Where("id = ?", id).Take(&c).Error; err != nil {
			return err
		}
		var ids []uuid.UUID
		for ; i < len(written) && written[i].ConversationID == id; i++ {
			c.LastChange++
			change(&written[i], c.LastChange, now)
			if err := saveMessage(ctx, tx, written[i]); err != nil {
				return err
			}
			if written[i].DeletedAt != nil {
				ids = append(ids, written[i].ID)
			}
		}
		if err := s.dropMedia(ctx, tx, ids...); err != nil {
			return err
		}
		if err := saveConversation(ctx, tx, c); err != nil {
			return err
		}
	}
	return nil
}

// PartnerLeft has nothing to take back: what was said was said.
func (s *Service) PartnerLeft(context.Context, *gorm.DB, tandem.Tandem, uuid.UUID) error { return nil }

// Belongings says what somebody who leaves has written to the partner, to the team and to the group.
func (s *Service) Belongings(ctx context.Context, tx *gorm.DB, t tandem.Tandem, personID uuid.UUID) ([]tandem.Belonging, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&Message{}).Where("cohort_id = ? AND author_id = ? AND deleted_at IS NULL", t.CohortID, personID).Count(&n).Error
	return []tandem.Belonging{{What: "messages", Count: int(n), Then: tandem.KeptUntil}}, err
}

// Tidy deletes what was said in cohorts that ended long ago, and what is of no use without it.
func (s *Service) Tidy(ctx context.Context) error {
	if s.keepDays == 0 {
		return nil
	}
	ends, err := s.cohorts.Ends(ctx, s.db.Read(ctx))
	if err != nil {
		return err
	}
	for cohort, end := range ends {
		if end.AddDays(s.keepDays) >= s.cohorts.Today() {
			continue
		}
		if err := s.db.Tx(ctx, func(tx *gorm.DB) error { return s.forget(ctx, tx, cohort) }); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) forget(ctx context.Context, tx *gorm.DB, cohort uuid.UUID) error {
	var ids []uuid.UUID
	if err := tx.WithContext(ctx).Model(&Message{}).Where("cohort_id = ?", cohort).Pluck("id", &ids).Error; err != nil || len(ids) == 0 {
		return err
	}
	if err := s.dropMedia(ctx, tx, ids...); err != nil {
		return err
	}
	if err := tx.WithContext(ctx).Where("cohort_id = ?", cohort).Delete(&Message{}).Error; err != nil {
		return err
	}
	return tx.WithContext(ctx).Where("id NOT IN (SELECT conversation_id FROM messages)").Delete(&Conversation{}).Error
}
