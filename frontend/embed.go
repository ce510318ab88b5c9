// Package frontend carries the built app into the binary.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var built embed.FS

// Files is the app as `npm run build` left it; empty but for a placeholder when it was not built.
func Files() (fs.FS, error) { return fs.Sub(built, "dist") }
