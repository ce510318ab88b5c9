//go:build !faults

package main

import "time"

// clock is what everything that is stored goes by.
func clock() func() time.Time { return time.Now }
