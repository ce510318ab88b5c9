package matching

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/matching/solver"
	"mainpate/internal/personal"
)

// Personal describes what is kept about choosing. Everybody gets their own wishes and nobody those of others, also not
// the ones about them: a copy of one's data must not say who chose one. Whoever is erased goes from inside the proposals
// too, and wishes for them vanish without a word.
func (s *Service) Personal() []personal.Table {
	return slices.Concat(aboutBallots(), aboutProposals(), aboutTandems())
}

func aboutBallots() []personal.Table {
	return []personal.Table{
		{Name: "ballot_boxes", People: map[string]personal.Fate{"opened_by": personal.Emptied, "closed_by": personal.Emptied}, Views: []personal.View{
			{Section: "ballots_opened", Where: "opened_by = ?", Fields: []string{"opened_at"}},
			{Section: "ballots_closed", Where: "closed_by = ?", Fields: []string{"closed_at"}},
		}},
		{
			Name: "ballots", People: map[string]personal.Fate{"person_id": personal.RowGoes, "typed_by": personal.Emptied},
			Views: []personal.View{
				{Section: "ballots", Where: "person_id = ?", Fields: []string{"created_at", "updated_at", "on_paper", "typed_by"}},
				{Section: "ballots_typed", Where: "typed_by = ?", Fields: []string{"created_at", "person_id AS person"}},
			},
		},
		{
			Name: "ballot_choices", People: map[string]personal.Fate{"person_id": personal.RowGoes, "about_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "ballot_choices", Where: "person_id = ?", Fields: []string{"kind", "position", "about_id AS about"},
			}},
		},
		{
			Name: "matching_minutes", People: map[string]personal.Fate{"person_id": personal.Emptied},
			Views: []personal.View{{Section: "matching_minutes", Where: "person_id = ?", Fields: []string{"day", "minutes"}}},
		},
	}
}

func aboutProposals() []personal.Table {
	return []personal.Table{
		{
			Name: "match_proposals", People: map[string]personal.Fate{"made_by": personal.Emptied}, Erase: goFromProposals,
			Views: []personal.View{
				{Section: "match_proposals", Where: "made_by = ?", Fields: []string{"created_at", "number", "by_hand", "reason"}},
				{Section: "ballots_in_proposals", Fields: []string{"created_at", "kind", "position", "about"}, Rows: ownWishesInProposals},
			},
		},
		{
			Name: "match_publications", People: map[string]personal.Fate{"published_by": personal.Emptied},
			Views: []personal.View{{Section: "match_publications", Where: "published_by = ?", Fields: []string{"published_at"}}},
		},
	}
}

func aboutTandems() []personal.Table {
	return []personal.Table{
		{
			Name: "match_notices", OfTandem: true, Keep: personal.WithMeetings, Erase: forgetNotice,
			Views: []personal.View{{
				Section: "match_notices", Where: personal.OfTheirTandem, Lists: []string{"languages", "topics", "times"},
				Fields: []string{"created_at", "CASE WHEN both_wished THEN 'yes' END AS both_wished", "words", "languages", "topics", "times"},
			}},
		},
		{
			Name: "match_thirds", OfTandem: true, People: map[string]personal.Fate{"person_id": personal.RowGoes, "placed_by": personal.Emptied},
			Views: []personal.View{ // not the reason to the person: it may say what somebody else wished
				{Section: "match_thirds", Where: "person_id = ?", Fields: []string{"created_at", "placed_by AS noted_by"}},
				{Section: "match_thirds_placed", Where: "placed_by = ?", Fields: []string{"created_at", "person_id AS person", "reason"}},
			},
		},
		{
			Name: "fit_checks", OfTandem: true, Keep: personal.WithNotes,
			People: map[string]personal.Fate{"person_id": personal.RowGoes, "coach_id": personal.Emptied},
			Views: []personal.View{{
				Section: "fit_checks", Where: "person_id = ?",
				Fields: []string{"created_at", "after_meeting", "answer", "words", "coach_id AS coach", "talked_at"},
			}},
		},
	}
}

// forgetNotice takes away what the two had in common, and that both wished it: it speaks of both.
func forgetNotice(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Where("tandem_id IN (SELECT tandem_id FROM tandem_partners WHERE person_id = ?)", personID).Delete(&Notice{}).Error
}

// proposalsAbout gives the proposals in which somebody stands.
func proposalsAbout(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]Proposal, error) {
	var found []Proposal
	err := tx.WithContext(ctx).Where("(input LIKE ? OR asked LIKE ?)", "%"+personID.String()+"%", "%"+personID.String()+"%").
		Order("created_at, id").Find(&found).Error
	return found, err
}

// goFromProposals is the one change that proposals allow.
func goFromProposals(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	found, err := proposalsAbout(ctx, tx, personID)
	if err != nil {
		return err
	}
	for _, p := range found {
		p.without(personID)
		if err := tx.WithContext(ctx).Model(&Proposal{}).Where("id = ?", p.ID).Select("asked", "input", "result").Updates(&p).Error; err != nil {
			return err
		}
	}
	return nil
}

// ownWishesInProposals are the copies of one's own ballot that proposals keep.
func ownWishesInProposals(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error) {
	found, err := proposalsAbout(ctx, tx, personID)
	var rows [][]any
	for _, p := range found {
		at := slices.IndexFunc(p.Input.People, func(s solver.Person) bool { return s.ID == personID.String() })
		if at >= 0 {
			rows = append(rows, linesOf(p, p.Input.People[at])...)
		}
	}
	return rows, err
}

func linesOf(p Proposal, own solver.Person) [][]any {
	var rows [][]any
	for _, list := range []struct {
		kind string
		ids  []string
	}{{kindWish, own.Wishes}, {kindAlso, own.Also}, {kindNot, own.Not}} {
		for i, id := range list.ids {
			rows = append(rows, []any{p.CreatedAt, list.kind, i + 1, idOf(id)})
		}
	}
	return rows
}

// Tidy deletes ballots, their boxes and proposals of cohorts that ended long ago. The tandems that came of them stay, and
// how many minutes the matching took, without whose.
func (s *Service) Tidy(ctx context.Context) error {
	if s.keepDays == 0 {
		return nil
	}
	ends, err := s.programmes.Ends(ctx, s.db.Read(ctx))
	if err != nil {
		return err
	}
	for cohort, end := range ends {
		if end.AddDays(s.keepDays) >= s.programmes.Today() {
			continue
		}
		err := s.db.Tx(ctx, func(tx *gorm.DB) error {
			for _, table := range []any{&choiceRow{}, &Ballot{}, &Publication{}, &Proposal{}, &Box{}} {
				if err := tx.WithContext(ctx).Where("cohort_id = ?", cohort).Delete(table).Error; err != nil {
					return err
				}
			}
			return tx.WithContext(ctx).Model(&Minutes{}).Where("cohort_id = ? AND person_id IS NOT NULL", cohort).Update("person_id", nil).Error
		})
		if err != nil {
			return err
		}
	}
	return nil
}
