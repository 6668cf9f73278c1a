package fi.ajantasa.source;

import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.person.HetuBytes;
import fi.ajantasa.person.Identifier;
import java.time.LocalDate;

/** Judges every record of one file on its own: characters, key, identity code; and adds up the control sum. */
final class RecordChecks {
    /** What the job and the day say about identity codes; days are numbers yyyymmdd. */
    record Rules(int today, boolean artificialCodes) {
        static Rules of(JobDefinition job, LocalDate today) {
            return new Rules(
                    today.getYear() * 10_000 + today.getMonthValue() * 100 + today.getDayOfMonth(),
                    job.passport().artificialCodes());
        }
    }

    private static final long MODULUS = 1_000_000_000_000L;

    private final Rules rules;
    private final KeyColumn column;
    private final KeyField key;
    private final KeyField hetu;
    private final Repeats repeats;
    private final RowRejections rejections;
    private final ScannedRecord aside = new ScannedRecord();
    private long sum;
    private long codes;
    private long artificial;

    RecordChecks(Rules rules, Keys keys, Repeats repeats, RowRejections rejections) {
        this.rules = rules;
        this.column = keys.key();
        this.key = keys.keyField();
        this.hetu = keys.hetuField();
        this.repeats = repeats;
        this.rejections = rejections;
    }

    void check(ScannedRecord record, boolean control) {
        if (control) {
            reject(record, "control-character");
        }
        if (key.exists()) {
            key.locate(record);
            if (column.hetu()) {
                count(record);
                checkCode(record);
            } else {
                countAside(record);
                checkKey(record);
            }
        }
        repeats.see(record);
    }

    private void checkKey(ScannedRecord record) {
        if (record.keyTo <= record.keyFrom) {
            reject(record, "key-missing");
        } else if (!key.present(record)) {
            Identifier identifier = column.form().identifier;
            reject(record, identifier == null ? "key-missing" : identifier.reason(record.key));
        }
    }

    private void checkCode(ScannedRecord record) {
        long packed = record.key;
        if (packed < 0) {
            reject(record, HetuBytes.reason(packed));
            return;
        }
        if (HetuBytes.birthDay(packed) > rules.today()) {
            reject(record, "born-in-future");
        }
        if (!rules.artificialCodes() && HetuBytes.artificial(packed)) {
            reject(record, "artificial-code");
        }
    }

    private void countAside(ScannedRecord record) {
        if (hetu.exists()) {
            aside.buffer = record.buffer;
            aside.from = record.from;
            aside.to = record.to;
            hetu.locate(aside);
            count(aside);
        }
    }

    private void count(ScannedRecord record) {
        long digits = HetuBytes.digits(record.buffer, record.keyFrom, record.keyTo - record.keyFrom);
        if (digits >= 0) {
            sum += digits;
            codes++;
            artificial += digits % 1000 >= 900 ? 1 : 0;
        }
    }

    private void reject(ScannedRecord record, String rule) {
        rejections.add(record.row, record.line, rule);
    }

    boolean overLimit() {
        return rejections.overLimit() || repeats.overLimit();
    }

    long keySum() {
        return sum % MODULUS;
    }

    /** Whether more than half of the identity codes are of the artificial series although none is allowed (F79). */
    boolean mostlyArtificial() {
        return !rules.artificialCodes() && artificial * 2 > codes;
    }
}
