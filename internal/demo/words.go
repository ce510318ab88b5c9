package demo

import (
	"context"

	"mainpate/internal/database"
	"mainpate/internal/message"
)

// spoken is one message of the story.
type spoken struct {
	daysAgo int
	clock   string
	by      string
	text    string
}

// talk is what people of the running cohort write to each other. Nobody has read the last words yet.
func (c *cohort) talk() {
	samira, grace := c.pairs[0], c.pairs[3]
	tandem := func(p *pair) message.Place { return message.Place{Kind: message.Tandem, ID: p.id} }
	c.talkIn(func() message.Place { return tandem(samira) }, []spoken{
		{6, "18:20", "Samira", "Hast Du den Bus noch bekommen?"},
		{6, "18:41", "Jonas", "Ja, gerade so. Danke fürs Warten an der Ecke."},
		{2, "09:05", "Samira", "Ich habe die drei Stellen ausgedruckt. Bringst Du das Kabel mit?"},
		{2, "12:30", "Jonas", "Mache ich. Und die Liste mit den Fragen."},
		{1, "19:30", "Samira", "Ich freue mich auf morgen. Nach dem Treffen lade ich Dich auf einen Tee ein."},
	})
	c.talkIn(func() message.Place { return tandem(grace) }, []spoken{
		{3, "17:10", "Grace", "I found a quiet table in the library, upstairs by the window."},
		{3, "17:32", "Tarek", "رائع، أراك هناك. Bis Freitag!"},
	})
	contact := func(name string) func() message.Place {
		return func() message.Place { return message.Place{Kind: message.Contact, ID: c.who(name).PersonID} }
	}
	c.talkIn(contact("Samira"), []spoken{
		{5, "10:15", "Samira", "Darf ich zum Meilenstein-Treffen meine Tochter mitbringen? Die Schule fällt aus."},
		{5, "11:40", "Katrin", "Ja, gern. Im Café gibt es eine Ecke mit Büchern."},
	})
	c.talkIn(contact("Emine"), []spoken{
		{1, "16:20", "Emine", "Ich habe einen Termin im Krankenhaus und verstehe den Zettel nicht. Wer kann kurz helfen?"},
	})
	c.talkIn(contact("Tarek"), []spoken{
		{1, "19:20", "Tarek", "Wir verstehen die zweite Seite von einem Brief nicht. Kann jemand kurz mit uns lesen? English is fine too."},
	})
	c.talkIn(func() message.Place { return message.Place{Kind: message.Group, ID: c.id} }, []spoken{
		{8, "12:00", "Mehmet", "Hier ist Platz für alles, was alle interessiert: Tipps, Fragen, Verabredungen."},
		{7, "17:45", "Kevin", "Die Abendschule hat noch Plätze, man muss bis Monatsende hin."},
		{7, "18:10", "Ivanka", "Danke! Ich sage es meiner Nachbarin."},
		{3, "20:00", "Grace", "Who would like to cook together one Saturday? I can bring pots."},
		{2, "08:30", "Emine", "Ich! Ich bringe Börek mit."},
	})
}

func (c *cohort) talkIn(place func() message.Place, all []spoken) {
	for _, s := range all {
		c.on(c.today.AddDays(-s.daysAgo), s.clock, "words of "+s.by, func(ctx context.Context) error {
			who := c.who(s.by)
			said, err := c.Messages.Write(ctx, who, place(), database.NewID(), message.Draft{Text: s.text}, 0)
			if err != nil {
				return err
			}
			return c.Messages.Opened(ctx, who, place(), said.Change)
		})
	}
}
