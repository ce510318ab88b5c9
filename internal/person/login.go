package person

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"regexp"
	"strings"
)

var loginShape = regexp.MustCompile(`^[a-z][a-z0-9._-]{2,31}$`)

// loginWords are short German words without umlauts: easy to say at a table and
// to type on any keyboard, and none that could be taken as a remark.
var loginWords = strings.Fields(`
	ahorn amsel anker apfel birke boot brise brot buche dachs deich distel drachen efeu
	elster erle esche falke farn feder feige fels fenchel fichte fjord flieder floh forelle
	funke garten ginster glocke hafen hafer hagebutte hamster hasel hecht heide hirsch holunder
	honig hummel igel insel jasmin kamille kastanie kiefer kiesel kirsche klee komet koralle
	kranich lampe laub lavendel lerche libelle lilie linde luchs magnolie malve mandel
	marder mauer meise minze mistel mohn mond moos morgen nebel nelke nuss olive orchidee
	otter palme pappel pfeffer pilz pinie platane quelle quitte rebe regen reiher robbe rose
	rotbuche sand segel sonne spatz specht stein stern storch strand tanne taube teich tulpe
	ufer ulme veilchen wacholder wald walnuss weide welle wiese wolke zander zebra zeder zimt`)

// NormaliseLogin forgives capitals and spaces.
func NormaliseLogin(typed string) string {
	return strings.ToLower(strings.Join(strings.Fields(typed), ""))
}

func validLogin(login string) bool { return loginShape.MatchString(login) }

// inventLogin makes a name such as "linde42"; more digits when names run short.
func inventLogin(digits int) (string, error) {
	word, err := rand.Int(rand.Reader, big.NewInt(int64(len(loginWords))))
	if err != nil {
		return "", err
	}
	span := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
	number, err := rand.Int(rand.Reader, span)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s%0*d", loginWords[word.Int64()], digits, number.Int64()), nil
}
