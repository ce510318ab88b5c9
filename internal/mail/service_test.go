package mail_test

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/language"
	"mainpate/internal/mail"
	"mainpate/internal/mail/mailtest"
	"mainpate/internal/reminder"
)

var ctx = context.Background()

// book knows everybody's address.
type book map[uuid.UUID]string

func (b book) Addresses(_ context.Context, _ *gorm.DB, _ contact.Kind, people []uuid.UUID) (map[uuid.UUID]string, error) {
	found := map[uuid.UUID]string{}
	for _, id := range people {
		if b[id] != "" {
			found[id] = b[id]
		}
	}
	return found, nil
}

// post is a mail service with a server and a log to look into.
type post struct {
	*mail.Service
	t      *testing.T
	server *mailtest.Server
	book   book
	log    *bytes.Buffer
	clock  *dbtest.Clock
}

func open(t *testing.T, change func(*mail.Config), options ...mailtest.Option) *post {
	t.Helper()
	clock := dbtest.NewClock(t)
	db, err := database.Open(ctx, database.Config{DataDir: dbtest.SQLiteDir(t), Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	p := &post{t: t, server: mailtest.New(t, options...), book: book{}, log: &bytes.Buffer{}, clock: clock}
	c := mail.Config{
		Server: mail.Server{Host: p.server.Host(), Port: p.server.Port()}, Roots: p.server.Roots(),
		From: "erinnerung@mainpate.example.org", PublicURL: "https://mainpate.example.org",
		Timeout: 5 * time.Second, Log: slog.New(slog.NewTextHandler(p.log, nil)),
	}
	if change != nil {
		change(&c)
	}
	p.Service = mail.NewService(db, p.book, c)
	return p
}

func (p *post) parcel(address, language string) reminder.Parcel {
	id := database.NewID()
	p.book[id] = address
	return reminder.Parcel{PersonID: id, Notice: reminder.Notice{
		Title: "MainPate", Body: "Morgen 15 Uhr. Bis dann.", Language: language, Tag: strings.ReplaceAll(id.String(), "-", ""),
		Lasting: "Mittwoch, 2. Dezember, 15 Uhr. Bis dann.\nErsetzt keine offizielle Einladung.", Navigate: "https://mainpate.example.org/milestones/1",
	}}
}

func (p *post) expect(got []reminder.Outcome, want ...reminder.Outcome) {
	p.t.Helper()
	if !slices.Equal(got, want) {
		p.t.Errorf("got %+v, want %+v", got, want)
	}
}

func (p *post) received(want int) []mailtest.Message {
	p.t.Helper()
	got := p.server.Received()
	if len(got) != want {
		p.t.Fatalf("%d mails, want %d; %s", len(got), want, p.log)
	}
	return got
}

var handedOver = reminder.Outcome{Result: reminder.HandedOver}

func TestAMailReadsWellAndSaysNothingPrivate(t *testing.T) {
	p := open(t, nil)
	samira := p.parcel("samira@example.org", "ar")
	jonas := p.parcel("jonas@example.org", "de")
	p.expect(p.HandOver(ctx, []reminder.Parcel{samira, jonas}), handedOver, handedOver)
	got := p.received(2)
	m := got[1]
	if m.To != "jonas@example.org" || m.From != "erinnerung@mainpate.example.org" || m.Subject != "Nachricht aus MainPate" {
		t.Errorf("from %s to %s: %s", m.From, m.To, m.Subject)
	}
	for name, want := range map[string]string{
		"Message-Id": "<" + jonas.Notice.Tag + "@mainpate.example.org>", "Auto-Submitted": "auto-generated",
		"List-Unsubscribe": "<https://mainpate.example.org/reminders>", "Content-Language": "de",
		"To": "<jonas@example.org>", "From": `"MainPate" <erinnerung@mainpate.example.org>`, "User-Agent": "", "X-Mailer": "",
	} {
		if h := m.Header.Get(name); h != want {
			t.Errorf("%s: %q, want %q", name, h, want)
		}
	}
	if sent, err := m.Header.Date(); err != nil || !sent.Equal(p.clock.Now()) {
		t.Errorf("sent at %s, %v", sent, err)
	}
	for _, part := range []string{m.Text, m.HTML} {
		for _, want := range []string{"Mittwoch, 2. Dezember, 15 Uhr. Bis dann.", "Ersetzt keine offizielle Einladung.",
			"https://mainpate.example.org/milestones/1", "https://mainpate.example.org/reminders"} {
			if !strings.Contains(part, want) {
				t.Errorf("%q is missing in\n%s", want, part)
			}
		}
		if strings.Contains(part, "Morgen") {
			t.Errorf("a mail that is read the day after would be wrong:\n%s", part)
		}
	}
	if !strings.Contains(m.Text, "\nÄndern oder abbestellen: https://mainpate.example.org/reminders") {
		t.Errorf("it does not say what the second address is for:\n%s", m.Text)
	}
	for _, forbidden := range []string{"<img", "<script", "src=", "url(", "http://", "@import", "<link"} {
		if strings.Contains(m.HTML, forbidden) {
			t.Errorf("the mail fetches or runs something: %s in\n%s", forbidden, m.HTML)
		}
	}
	if !strings.Contains(got[0].HTML, `lang="ar" dir="rtl"`) || !strings.Contains(m.HTML, `lang="de" dir="ltr"`) {
		t.Errorf("the direction is wrong in\n%s", got[0].HTML)
	}
}

func TestEveryLanguageHasItsWords(t *testing.T) {
	p := open(t, nil)
	subjects := map[string]bool{}
	for _, spoken := range language.All {
		p.expect(p.HandOver(ctx, []reminder.Parcel{p.parcel("a@example.org", spoken)}), handedOver)
		if err := p.SendCode(ctx, "a@example.org", spoken, "048151"); err != nil {
			t.Fatal(err)
		}
		if err := p.SendNotice(ctx, "a@example.org", spoken); err != nil {
			t.Fatal(err)
		}
	}
	got := p.received(3 * len(language.All))
	ids := map[string]bool{}
	for i, m := range got {
		ids[m.Header.Get("Message-Id")] = true
		if i%3 == 1 && (!strings.Contains(m.Text, "048151") || !strings.Contains(m.HTML, "048151") || strings.Contains(m.Subject, "048151")) {
			t.Errorf("the code stands at a wrong place: %s\n%s", m.Subject, m.Text)
		}
		if strings.Contains(m.Text, "\n\n\n") || len(strings.TrimSpace(m.Text)) < 80 || strings.Contains(m.HTML, "<p style=\"margin:0 0 16px\"></p>") {
			t.Errorf("something is missing in\n%s", m.Text)
		}
		if i%3 != 0 {
			subjects[m.Subject+m.Text] = true
		}
	}
	if len(ids) != len(got) || len(subjects) != 2*len(language.All) {
		t.Errorf("%d ids, %d texts: something is said in another language", len(ids), len(subjects))
	}
}

func TestOneConnectionTakesManyAndARepetitionHasTheSameID(t *testing.T) {
	p := open(t, nil)
	var parcels []reminder.Parcel
	for i := range 20 {
		parcels = append(parcels, p.parcel("p"+strconv.Itoa(i)+"@example.org", "de"))
	}
	p.expect(p.HandOver(ctx, parcels), slices.Repeat([]reminder.Outcome{handedOver}, 20)...)
	if got := p.server.Connections(); got != 1 {
		t.Errorf("%d connections", got)
	}
	p.expect(p.HandOver(ctx, parcels[:1]), handedOver)
	got := p.received(21)
	if first, again := got[0], got[20]; first.To != again.To || first.Header.Get("Message-Id") != again.Header.Get("Message-Id") {
		t.Errorf("the repetition is another mail: %v, %v", first.Header, again.Header)
	}
}

func TestAnswersOfTheServer(t *testing.T) {
	p := open(t, nil)
	gone, full, fine := p.parcel("gone@example.org", "de"), p.parcel("full@example.org", "de"), p.parcel("fine@example.org", "de")
	nobody := p.parcel("", "de")
	p.server.FailFor("gone@example.org", mailtest.Fault{Status: 550})
	p.server.FailFor("full@example.org", mailtest.Fault{Status: 452})
	p.expect(p.HandOver(ctx, []reminder.Parcel{gone, nobody, full, fine}),
		reminder.Outcome{Result: reminder.Refused, Code: "status_550"}, reminder.Outcome{Result: reminder.NoDevice},
		reminder.Outcome{Code: "status_452"}, handedOver)
	p.received(1)
	p.server.FailAtData(mailtest.Fault{Status: 554})
	p.expect(p.HandOver(ctx, []reminder.Parcel{fine}), reminder.Outcome{Result: reminder.Refused, Code: "status_554"})
	p.server.FailAtData(mailtest.Fault{Status: 451})
	p.expect(p.HandOver(ctx, []reminder.Parcel{fine}), reminder.Outcome{Code: "status_451"})
	p.server.FailAtData(mailtest.Fault{})
	// What the server has against the sender is not the readers' fault.
	p.server.FailAtStart(mailtest.Fault{Status: 553})
	p.expect(p.HandOver(ctx, []reminder.Parcel{fine, gone}), reminder.Outcome{Code: "status_553"}, reminder.Outcome{Code: "status_553"})
	if !strings.Contains(p.log.String(), "refuses our mails") || strings.Contains(p.log.String(), "example.org") {
		t.Errorf("the log says\n%s", p.log)
	}
	p.received(1)
}

func TestAServerThatHangsHoldsUpNobodyForLong(t *testing.T) {
	p := open(t, func(c *mail.Config) { c.Timeout = 200 * time.Millisecond })
	one, two := p.parcel("one@example.org", "de"), p.parcel("two@example.org", "de")
	p.server.FailFor("one@example.org", mailtest.Fault{Hang: true})
	p.expect(p.HandOver(ctx, []reminder.Parcel{one, two}), reminder.Outcome{Code: "no_answer"}, reminder.Outcome{Code: "no_answer"})
	p = open(t, nil)
	three := p.parcel("three@example.org", "de")
	p.server.FailFor("three@example.org", mailtest.Fault{Hang: true})
	impatient, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
	defer cancel()
	p.expect(p.HandOver(impatient, []reminder.Parcel{three}), reminder.Outcome{Code: "no_answer"})
}

func TestNothingGoesOverAnOpenLine(t *testing.T) {
	later := reminder.Outcome{Code: "no_connection"}
	p := open(t, nil, mailtest.Open)
	p.expect(p.HandOver(ctx, []reminder.Parcel{p.parcel("a@example.org", "de")}), later)
	p = open(t, func(c *mail.Config) { c.Server.User, c.Server.Password = "mainpate", "geheim" }, mailtest.Open, mailtest.SignIn("mainpate", "geheim"))
	p.expect(p.HandOver(ctx, []reminder.Parcel{p.parcel("a@example.org", "de")}), later)
	p = open(t, func(c *mail.Config) { c.Roots = nil }) // nobody vouches for the server
	p.expect(p.HandOver(ctx, []reminder.Parcel{p.parcel("a@example.org", "de")}), later)
	p = open(t, func(c *mail.Config) { c.Server.Implicit = true }) // encryption where none is expected
	p.expect(p.HandOver(ctx, []reminder.Parcel{p.parcel("a@example.org", "de")}), later)
	p.received(0)
}

func TestSigningInAtTheServer(t *testing.T) {
	for _, implicit := range []bool{false, true} {
		for password, want := range map[string]reminder.Outcome{"geheim": handedOver, "falsch": {Code: "no_connection"}} {
			options := []mailtest.Option{mailtest.SignIn("mainpate", "geheim")}
			if implicit {
				options = append(options, mailtest.Implicit)
			}
			p := open(t, func(c *mail.Config) {
				c.Server.User, c.Server.Password, c.Server.Implicit = "mainpate", password, implicit
			}, options...)
			p.expect(p.HandOver(ctx, []reminder.Parcel{p.parcel("a@example.org", "de")}), want)
			if strings.Contains(p.log.String(), password) {
				t.Errorf("the log tells the password: %s", p.log)
			}
		}
	}
}

func TestAServerThatIsNotThere(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := open(t, func(c *mail.Config) { c.Server.Port = listener.Addr().(*net.TCPAddr).Port })
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	p.expect(p.HandOver(ctx, []reminder.Parcel{p.parcel("a@example.org", "de")}), reminder.Outcome{Code: "no_connection"})
	if err := p.SendCode(ctx, "a@example.org", "de", "123456"); err == nil {
		t.Error("a code that went nowhere counts as sent")
	}
}

// Whatever somebody manages to get into a text stays text: no link, no picture, no header, no template (C3, C4).
func TestNothingCanBeSmuggledIntoAMail(t *testing.T) {
	t.Setenv("MAINPATE_JWT_SECRET", "the-secret")
	p := open(t, nil)
	hostile := []string{
		`[x](https://evil.example)`, `<img src=https://evil.example/pixel>`, `<script>alert(1)</script>`, `" onmouseover="x`,
		`{{env "MAINPATE_JWT_SECRET"}}`, `{{.Link}}`, "</p><a href=\"https://evil.example\">klick</a>",
	}
	parcel := p.parcel("a@example.org", "de")
	parcel.Notice.Lasting = strings.Join(hostile, "\n")
	parcel.Notice.Navigate = "javascript:alert(1)"
	p.expect(p.HandOver(ctx, []reminder.Parcel{parcel}), handedOver)
	m := p.received(1)[0]
	for _, text := range hostile {
		if !strings.Contains(m.Text, text) {
			t.Errorf("%s is not literal in\n%s", text, m.Text)
		}
	}
	for _, alive := range []string{"<img", "<script", `href="https://evil`, `onmouseover="x`, "javascript:", "the-secret"} {
		if strings.Contains(m.HTML, alive) {
			t.Errorf("%s is alive in\n%s", alive, m.HTML)
		}
	}
	for _, address := range []string{"a@example.org\r\nBcc: evil@example.org", "a@example.org, b@example.org", "a@example.org\nSubject: x", "<a@example.org> b"} {
		bad := p.parcel(address, "de")
		p.expect(p.HandOver(ctx, []reminder.Parcel{bad}), reminder.Outcome{Result: reminder.Refused, Code: "bad_message"})
	}
	bad := p.parcel("a@example.org", "de")
	bad.Notice.Tag = "x\r\nBcc: evil@example.org"
	p.expect(p.HandOver(ctx, []reminder.Parcel{bad}), reminder.Outcome{Result: reminder.Refused, Code: "bad_message"})
	p.received(1)
}
