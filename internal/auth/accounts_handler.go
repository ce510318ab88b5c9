package auth

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/person"
	"mainpate/internal/wires"
)

// AccountsHandler answers administrators, and coaches who hand out codes.
type AccountsHandler struct{ accounts *Accounts }

// NewAccountsHandler puts the accounts on the wire.
func NewAccountsHandler(a *Accounts) *AccountsHandler { return &AccountsHandler{accounts: a} }

// AccountWire is a person as administrators see them.
type AccountWire struct {
	ID          uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	Role        string       `json:"role" enum:"participant,coach,manager,administrator" doc:"What the person may do"`
	DisplayName string       `json:"display_name" doc:"Name as it is shown"`
	Login       string       `json:"login" doc:"Short name for signing in"`
	Language    string       `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app for this person"`
	State       string       `json:"state" enum:"invited,active,disabled" doc:"Whether they have joined yet, or are shut out"`
	Version     int          `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	LastUsedDay calendar.Day `json:"last_used_day,omitempty" doc:"Left out when they have not used the app lately"`

	SecondFactor bool `json:"second_factor" doc:"Whether an authenticator app or a passkey is set up"`
}

// AccountOutput carries an account.
type AccountOutput struct{ Body AccountWire }

// AccountsOutput carries all accounts.
type AccountsOutput struct {
	Body struct {
		Items []AccountWire `json:"items" doc:"All of them"`
	}
}

// InvitedOutput carries a person and the code to hand over.
type InvitedOutput struct {
	Body struct {
		Person     AccountWire    `json:"person" doc:"The person"`
		Invitation HandedOverWire `json:"invitation" doc:"The code to hand over"`
	}
}

// AddAccountInput is a new member of staff, under the caller's own id.
type AddAccountInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Role        string `json:"role" enum:"coach,manager,administrator" doc:"What the person may do"`
		DisplayName string `json:"display_name" minLength:"1" maxLength:"60" doc:"Name as it is shown"`
		Language    string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app for this person"`
	}
}

// AccountInput names a person.
type AccountInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// SetDisabledInput shuts a person out or lets them back in.
type SetDisabledInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Disabled bool `json:"disabled" doc:"Whether the person is shut out"`
	}
}

// List shows all accounts.
func (h *AccountsHandler) List(ctx context.Context, _ *struct{}) (*AccountsOutput, error) {
	accounts, err := h.accounts.List(ctx)
	out := &AccountsOutput{}
	out.Body.Items = wires.Of(accounts, accountWire)
	return out, err
}

// Add makes an account for staff, once, however often it is asked to.
func (h *AccountsHandler) Add(ctx context.Context, in *AddAccountInput) (*InvitedOutput, error) {
	p, code, err := h.accounts.Add(ctx, actor.Must(ctx), person.New{
		ID: in.ID, Role: actor.Role(in.Body.Role), DisplayName: in.Body.DisplayName, Language: in.Body.Language,
	})
	return invited(p, code), err
}

// SetDisabled shuts a person out or lets them back in.
func (h *AccountsHandler) SetDisabled(ctx context.Context, in *SetDisabledInput) (*AccountOutput, error) {
	a, err := h.accounts.SetDisabled(ctx, in.ID, in.Body.Disabled)
	return &AccountOutput{Body: accountWire(a)}, err
}

// Invite hands out a new code.
func (h *AccountsHandler) Invite(ctx context.Context, in *AccountInput) (*InvitedOutput, error) {
	p, code, err := h.accounts.Invite(ctx, actor.Must(ctx), in.ID)
	return invited(p, code), err
}

// Revoke makes the codes of a person useless.
func (h *AccountsHandler) Revoke(ctx context.Context, in *AccountInput) (*struct{}, error) {
	return nil, h.accounts.Revoke(ctx, actor.Must(ctx), in.ID)
}

// ClearSecondFactor takes away authenticator app, passkeys and recovery codes.
func (h *AccountsHandler) ClearSecondFactor(ctx context.Context, in *AccountInput) (*struct{}, error) {
	return nil, h.accounts.ClearSecondFactor(ctx, actor.Must(ctx), in.ID)
}

func invited(p person.Person, code HandedOver) *InvitedOutput {
	out := &InvitedOutput{}
	out.Body.Person, out.Body.Invitation = accountWire(Account{Person: p}), handedOverWire(code)
	return out
}

func accountWire(a Account) AccountWire {
	return AccountWire{
		ID: a.ID, Role: string(a.Role), DisplayName: a.DisplayName, Login: a.Login,
		Language: a.Language, State: string(a.State), Version: a.Version, LastUsedDay: a.LastUsedDay, SecondFactor: a.SecondFactor,
	}
}
