package main

import "mainpate/internal/web"

// addRoutes is the whole API in one table: method, path, who may call it, its name, what it does, and who does it.
func addRoutes(server *web.Server, s *services) *router {
	r := &router{server: server, sessions: s.sessions}

	return r
}
