package fi.ajantasa.job;

import java.time.LocalTime;

/** When a register is fetched and when its delivery counts as late, Helsinki time. */
public record Schedule(LocalTime at, LocalTime deliverBy) {}
