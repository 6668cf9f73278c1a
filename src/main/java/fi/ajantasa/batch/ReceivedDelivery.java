package fi.ajantasa.batch;

import java.time.LocalDate;

/** A delivery that was received and not refused: what is still known of it when its files are gone. */
public record ReceivedDelivery(int extract, long sequence, LocalDate date, long rows, String contentHash) {}
