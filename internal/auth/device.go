package auth

import "strings"

type sign struct{ contains, name string }

// The order matters: most browsers also claim to be others.
var (
	browsers = []sign{
		{"SamsungBrowser/", "Samsung Internet"},
		{"EdgA/", "Edge"}, {"EdgiOS/", "Edge"}, {"Edg/", "Edge"},
		{"OPR/", "Opera"}, {"OPT/", "Opera"},
		{"FxiOS/", "Firefox"}, {"Firefox/", "Firefox"},
		{"CriOS/", "Chrome"}, {"Chrome/", "Chrome"},
		{"Safari/", "Safari"}, {"AppleWebKit/", "Safari"},
	}
	systems = []sign{
		{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"},
		{"Windows", "Windows"}, {"CrOS", "ChromeOS"}, {"Macintosh", "Mac"}, {"Linux", "Linux"},
	}
)

// deviceLabel names a device so that its owner knows it again, as in "Chrome,
// Android", in no language, and keeps nothing that would tell it from others of its kind.
func deviceLabel(userAgent string) string {
	browser, system := firstSign(browsers, userAgent), firstSign(systems, userAgent)
	switch {
	case browser == "" && system == "":
		return "Browser"
	case browser == "":
		return system
	case system == "":
		return browser
	}
	return browser + ", " + system
}

func firstSign(signs []sign, userAgent string) string {
	for _, s := range signs {
		if strings.Contains(userAgent, s.contains) {
			return s.name
		}
	}
	return ""
}
