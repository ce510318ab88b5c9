package auth

import (
	"context"
	"net/http"

	"mainpate/internal/actor"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// Handler answers those who want in, and those who are in about their devices.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

const cookiePath = "/api/v1/auth"

// RefreshCookie is the refresh token as the browser sends it: under the first
// name where the page is served over HTTPS, under the second where it is not.
type RefreshCookie struct {
	Secure string `cookie:"__Secure-rt" doc:"Refresh token, over HTTPS"`
	Plain  string `cookie:"rt" doc:"Refresh token, on one's own machine"`
}

// InvitationCheckInput is a code somebody typed or scanned.
type InvitationCheckInput struct {
	Body struct {
		Secret string `json:"secret" minLength:"1" maxLength:"40" doc:"The code; spaces, dashes and capitals do not matter"`
	}
}

// InvitationCheckOutput says what a code is for.
type InvitationCheckOutput struct {
	Body struct {
		Kind        string `json:"kind" enum:"join,recovery,device,companion" doc:"Joining, a new PIN, one more device, or reading along with the person"`
		DisplayName string `json:"display_name" doc:"Name as it is shown, empty while no name is known"`
		Login       string `json:"login" doc:"Short name for signing in later"`
		Language    string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app for this person"`
		Role        string `json:"role" enum:"participant,coach,manager,administrator" doc:"What the person may do"`
	}
}

// JoinInput redeems a code.
type JoinInput struct {
	Body struct {
		Secret      string `json:"secret" minLength:"1" maxLength:"40" doc:"The code"`
		DisplayName string `json:"display_name,omitempty" maxLength:"60" doc:"Needed for joining"`
		Language    string `json:"language,omitempty" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"Needed for joining"`
		NewSecret   string `json:"new_secret,omitempty" maxLength:"128" doc:"PIN or, for staff, password; not needed for a further device"`
		Remember    bool   `json:"remember" doc:"Stay signed in on this device"`
	}
}

// SignInInput is a login name with its PIN or password.
type SignInInput struct {
	Body struct {
		Login    string `json:"login" minLength:"1" maxLength:"60" doc:"Short name for signing in"`
		Secret   string `json:"secret" minLength:"1" maxLength:"128" doc:"PIN or password"`
		Remember bool   `json:"remember" doc:"Stay signed in on this device"`
	}
}

// SessionWire is what a page needs to act for a person.
type SessionWire struct {
	AccessToken      string    `json:"access_token" doc:"Kept in memory only"`
	ExpiresInSeconds int       `json:"expires_in_seconds" doc:"How long the access token works"`
	Person           person.Me `json:"person" doc:"The person"`
}

// SessionOutput signs a browser in.
type SessionOutput struct {
	SetCookie string `header:"Set-Cookie"`
	Body      SessionWire
}

// SignOutOutput makes a browser forget.
type SignOutOutput struct {
	SetCookie     string `header:"Set-Cookie"`
	ClearSiteData string `header:"Clear-Site-Data"`
}

// SetSecretInput is a new PIN or password.
type SetSecretInput struct {
	Body struct {
		CurrentSecret string `json:"current_secret" minLength:"1" maxLength:"128" doc:"PIN or password as it is"`
		NewSecret     string `json:"new_secret" minLength:"1" maxLength:"128" doc:"PIN or password as it shall be"`
	}
}

// CheckInvitation says what a code is for and uses nothing up.
func (h *Handler) CheckInvitation(ctx context.Context, in *InvitationCheckInput) (*InvitationCheckOutput, error) {
	kind, p, err := h.service.LookAtInvitation(ctx, in.Body.Secret)
	if err != nil {
		return nil, err
	}
	out := &InvitationCheckOutput{}
	out.Body.Kind, out.Body.Role = string(kind), string(p.Role)
	out.Body.Login, out.Body.Language = p.Login, p.Language
	if kind == CompanionKind {
		out.Body.Login = "" // theirs alone
	}
	if p.Named() {
		out.Body.DisplayName = p.DisplayName
	}
	return out, nil
}

// Join redeems a code.
func (h *Handler) Join(ctx context.Context, in *JoinInput) (*SessionOutput, error) {
	return h.signedIn(h.service.Join(ctx, Joining{
		Code: in.Body.Secret, DisplayName: in.Body.DisplayName, Language: in.Body.Language,
		NewSecret: in.Body.NewSecret, Remember: in.Body.Remember,
	}))
}

// SignIn lets somebody in.
func (h *Handler) SignIn(ctx context.Context, in *SignInInput) (*SessionOutput, error) {
	return h.signedIn(h.service.SignIn(ctx, in.Body.Login, in.Body.Secret, in.Body.Remember))
}

// Refresh prolongs a session.
func (h *Handler) Refresh(ctx context.Context, in *RefreshCookie) (*SessionOutput, error) {
	token := h.token(in)
	if token == "" {
		return nil, problem.New(problem.Unauthenticated, "session_ended")
	}
	return h.signedIn(h.service.Refresh(ctx, token))
}

// SignOut ends the session of this browser.
func (h *Handler) SignOut(ctx context.Context, in *RefreshCookie) (*SignOutOutput, error) {
	if token := h.token(in); token != "" {
		if err := h.service.SignOut(ctx, token); err != nil {
			return nil, err
		}
	}
	return &SignOutOutput{SetCookie: h.cookie("", -1), ClearSiteData: `"storage"`}, nil
}

// SetSecret changes one's own PIN or password.
func (h *Handler) SetSecret(ctx context.Context, in *SetSecretInput) (*struct{}, error) {
	return nil, h.service.ChangeSecret(ctx, actor.Must(ctx), in.Body.CurrentSecret, in.Body.NewSecret)
}

func (h *Handler) signedIn(t Ticket, err error) (*SessionOutput, error) {
	if err != nil {
		return nil, askingOnTheWire(err)
	}
	seconds := 0 // forgotten when the browser closes
	if t.Session.Remember {
		seconds = int(t.Session.until().Sub(h.service.db.Now()).Seconds())
	}
	me := person.MeOf(t.Person).As(t.Session.Pages, t.Session.ExpiresAt)
	me.SecondFactorMissing = t.SecondFactorMissing
	return &SessionOutput{
		SetCookie: h.cookie(t.RefreshToken, seconds),
		Body:      SessionWire{AccessToken: t.AccessToken, ExpiresInSeconds: int(t.ExpiresIn.Seconds()), Person: me},
	}, nil
}

func (h *Handler) token(in *RefreshCookie) string {
	if h.service.config.SecureCookies {
		return in.Secure
	}
	return in.Plain
}

func (h *Handler) cookie(value string, maxAge int) string {
	secure := h.service.config.SecureCookies
	name := "rt"
	if secure {
		name = "__Secure-rt"
	}
	c := http.Cookie{
		Name: name, Value: value, Path: cookiePath, MaxAge: maxAge,
		HttpOnly: true, Secure: secure, SameSite: http.SameSiteStrictMode,
	}
	return c.String()
}
