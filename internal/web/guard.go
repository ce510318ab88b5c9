package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Sessions knows who stands behind an access token, now.
type Sessions interface {
	Check(ctx context.Context, bearer string) (actor.Actor, error)
}

// SignedIn lets people with a session and one of the roles through; without roles, everybody with a session.
func (s *Server) SignedIn(sessions Sessions, roles ...actor.Role) func(huma.Context, func(huma.Context)) {
	return func(c huma.Context, next func(huma.Context)) {
		scheme, token, _ := strings.Cut(c.Header("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") || token == "" {
			s.refuse(c, problem.New(problem.Unauthenticated, "not_signed_in"))
			return
		}
		who, err := sessions.Check(c.Context(), token)
		if err != nil {
			s.refuse(c, err)
			return
		}
		if len(roles) > 0 && !who.Is(roles...) {
			s.refuse(c, problem.New(problem.Forbidden, "not_allowed"))
			return
		}
		next(huma.WithContext(c, actor.With(c.Context(), who)))
	}
}

// SetUp keeps those out who have to set up their second factor first.
func (s *Server) SetUp(c huma.Context, next func(huma.Context)) {
	if who, ok := actor.From(c.Context()); ok && who.SecondFactorMissing {
		s.refuse(c, problem.New(problem.Forbidden, "second_factor_missing"))
		return
	}
	next(c)
}

// Companions lets whoever was let in by a person open only the pages they were let into.
func (s *Server) Companions(page string) func(huma.Context, func(huma.Context)) {
	return func(c huma.Context, next func(huma.Context)) {
		who := actor.Must(c.Context())
		if who.IsCompanion() && !who.MayOpen(page) {
			s.refuse(c, problem.New(problem.Forbidden, "not_for_companions"))
			return
		}
		next(c)
	}
}

// OwnPages lets only our own pages through: the refresh cookie comes along with every request a browser makes.
func (s *Server) OwnPages(c huma.Context, next func(huma.Context)) {
	if !s.fromOwnPage(c) {
		s.refuse(c, problem.New(problem.Forbidden, "cross_site"))
		return
	}
	next(c)
}

func (s *Server) fromOwnPage(c huma.Context) bool {
	switch c.Header("Sec-Fetch-Site") {
	case "same-origin", "none":
		return true
	case "": // browsers from before 2023 tell the origin only
		origin := c.Header("Origin")
		u, err := url.Parse(origin)
		return err == nil && origin != "" && (u.Host == c.Host() || origin == s.options.PublicURL)
	default:
		return false
	}
}

func (s *Server) refuse(c huma.Context, err error) {
	p := Explain(c.Context(), err)
	for name := range p.header {
		c.SetHeader(name, p.header.Get(name))
	}
	_ = s.write(c, p)
}

func (s *Server) write(c huma.Context, p *Problem) error {
	c.SetHeader("Content-Type", p.ContentType(""))
	c.SetStatus(p.Status)
	if c.Method() == http.MethodHead {
		return nil
	}
	return s.API.Marshal(c.BodyWriter(), "application/json", p)
}
