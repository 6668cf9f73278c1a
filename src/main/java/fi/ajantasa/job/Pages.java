package fi.ajantasa.job;

import java.time.Duration;

/**
 * How a service is asked that tells everything page by page.
 *
 * @param ask what is asked below the address; the number of the page, from 1, is added to it
 * @param records the member of a page that lists its records
 * @param count the member that tells how many records there are on all pages
 * @param pause between two pages
 */
public record Pages(String ask, String records, String count, Duration pause) {}
