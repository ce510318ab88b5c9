package demo

// The demo is a story told in days of a cohort: day 1 is its first day. The texts live in the
// files beside this one; fill.go lets the people live them through the services, in order.

// side is one of the two partners of a tandem.
type side int

const (
	older side = iota
	younger
	both
)

// member is one participant.
type member struct {
	name, language, contact string
}

// staff is one person of the office.
type staff struct {
	name, role, language, phone string
	languages                   []string
	workingDays                 []int
}

// place is a good place to meet outside the office.
type place struct {
	name, address, note                    string
	stepFree, childrenWelcome, noNeedToBuy bool
}

// tandemStory is what two people live together.
type tandemStory struct {
	older, younger member
	formedBy       string
	reason         string
	entries        []entry
	sheets         []sheet
}

// entry is one meeting or note in the workbook, written on the evening of its day.
type entry struct {
	day       int
	by        side
	outcome   string // "" means they met; "note" is a note without a meeting
	reason    string
	at        string
	where     string
	placeText string
	about     string // topic words, one space between
	note      string
	share     string // "" means the two of them
	reply     string // the partner's own words under it
	confirmed bool
	pinned    bool
	feel      answers
	steps     []step
}

// answers are the private ones, seen by nobody else.
type answers struct {
	helped, heard, mood int
	giving              string
}

// step is a small step agreed in a meeting; end is what became of it.
type step struct {
	owner side
	text  string
	due   int
	end   string
}

// sheet is one milestone meeting with everything written at its table.
type sheet struct {
	coach, place   string
	clock          string
	workingDaysAgo int // 0 is the day the plan suggests
	change         string
	size           string
	feelings       [2]feeling
	items          []item
	promises       []promise
	remark         string // a coach's question before approving
	reply          string // the partners' answer to it
	approver       string // "" means the coach at the table
	evaluation     string
}

// feeling is one partner's block 2: partner met, team met, heard, changed, eye level, taken seriously.
type feeling struct {
	scores [6]int
	what   string
}

// item is a plan item; after counts the days from the meeting on.
type item struct {
	owner                side
	what, why, step      string
	after                int
	clock, place         string
	obstacle, then       string
	helper, helperText   string
	confidence           int
	review, reviewedWith string
}

// promise is the office's own to-do. due counts days from the meeting, or from today;
// kept is the number of days after the meeting, 0 means not yet.
type promise struct {
	support, what, how string
	coach              string
	due, kept          int
	fromToday          bool
}
