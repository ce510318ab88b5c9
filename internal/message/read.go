package message

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/media"
)

const (
	usualPage   = 50
	longestPage = 200
)

// Window says which part of a conversation somebody asks for: everything after a change they know, what stands before a
// position, or else the newest.
type Window struct {
	After  *int64
	Before *int64
	Limit  int
}

// Page is a part of a conversation.
type Page struct {
	Conversation Summary
	Messages     []Said
	Change       int64 // what to ask after next time
	Complete     bool  // nothing more in this direction
}

// Read shows a part of a conversation. What came after a change comes in the order of the changes, everything else in
// the order in which it was said.
func (s *Service) Read(ctx context.Context, who actor.Actor, p Place, w Window) (Page, error) {
	var page Page
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		c, err := s.circle(ctx, tx, who, p)
		if err != nil {
			return err
		}
		found, err := findConversation(ctx, tx, p)
		if err != nil {
			return err
		}
		var messages []Message
		page = Page{Complete: true, Messages: []Said{}}
		if found != nil {
			if messages, err = w.messages(ctx, c.readable(tx, who.PersonID), found.ID); err != nil {
				return err
			}
			messages = page.cut(messages, w, found.LastChange)
		}
		if page.Messages, err = s.allWithMedia(ctx, tx, messages); err != nil {
			return err
		}
		conceal(page.Messages, who.PersonID)
		summaries, err := s.summaries(ctx, tx, who, []circle{c}, messages)
		if err == nil {
			page.Conversation = summaries[0]
		}
		return err
	})
	return page, err
}

func (w Window) size() int {
	if w.Limit == 0 {
		return usualPage
	}
	return min(w.Limit, longestPage)
}

// messages gives one more than asked for, so that the end shows.
func (w Window) messages(ctx context.Context, tx *gorm.DB, conversationID uuid.UUID) ([]Message, error) {
	var found []Message
	query := tx.WithContext(ctx).Where("messages.conversation_id = ?", conversationID).Limit(w.size() + 1)
	switch {
	case w.After != nil:
		query = query.Where("messages.change > ?", *w.After).Order("messages.change")
	case w.Before != nil:
		query = query.Where("messages.position < ?", *w.Before).Order("messages.position DESC")
	default:
		query = query.Order("messages.position DESC")
	}
	err := query.Find(&found).Error
	return found, err
}

func (p *Page) cut(messages []Message, w Window, last int64) []Message {
	p.Change = last
	if len(messages) > w.size() {
		messages, p.Complete = messages[:w.size()], false
		if w.After != nil {
			p.Change = messages[len(messages)-1].Change
		}
	}
	if w.After == nil {
		slices.Reverse(messages)
	}
	return messages
}

func (s *Service) withMedia(ctx context.Context, tx *gorm.DB, m Message) (Said, error) {
	all, err := s.allWithMedia(ctx, tx, []Message{m})
	if err != nil {
		return Said{}, err
	}
	return all[0], nil
}

func (s *Service) allWithMedia(ctx context.Context, tx *gorm.DB, messages []Message) ([]Said, error) {
	said, ids := make([]Said, 0, len(messages)), make([]uuid.UUID, 0, len(messages))
	for _, m := range messages {
		ids = append(ids, m.ID)
	}
	hanging, err := s.near.Media.Of(ctx, tx, media.Message, ids)
	if err != nil {
		return nil, err
	}
	hidden, err := hidingsOf(ctx, tx, ids)
	for _, m := range messages {
		one := Said{Message: m, Media: hanging[m.ID]}
		if h, ok := hidden[m.ID]; ok {
			one.Hiding = &h
		}
		said = append(said, one)
	}
	return said, err
}
