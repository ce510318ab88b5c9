package config

import (
	"fmt"
	"path/filepath"
	"strconv"
)

// Keep says for how many days things are kept; 0 is for ever.
type Keep struct {
	Notes     int // MAINPATE_KEEP_NOTES_DAYS, workbooks after the end of the cohort
	Meetings  int // MAINPATE_KEEP_MEETINGS_DAYS, milestone meetings after the end of the cohort
	AccessLog int // MAINPATE_KEEP_ACCESS_LOG_DAYS
	Account   int // MAINPATE_KEEP_ACCOUNT_DAYS, after it was last used
}

const longestKeep = 36500

func (r *reader) keep() Keep {
	return Keep{
		Notes:     parse(r, "MAINPATE_KEEP_NOTES_DAYS", "90", daysFrom(1)),
		Meetings:  parse(r, "MAINPATE_KEEP_MEETINGS_DAYS", "180", daysFrom(1)),
		AccessLog: parse(r, "MAINPATE_KEEP_ACCESS_LOG_DAYS", "365", daysFrom(1)),
		Account:   parse(r, "MAINPATE_KEEP_ACCOUNT_DAYS", "365", daysFrom(60)), // people are told 30 days before
	}
}

func daysFrom(least int) func(string) (int, error) {
	return func(text string) (int, error) {
		days, err := strconv.Atoi(text)
		if err != nil || days != 0 && (days < least || days > longestKeep) {
			return 0, fmt.Errorf("%q is not a number of days from %d to %d, or 0 for ever", text, least, longestKeep)
		}
		return days, nil
	}
}

func (r *reader) erasuresFile(dataDir string) string {
	return r.text("MAINPATE_ERASURES", filepath.Join(dataDir, "erasures.log"))
}
