package fi.ajantasa.credit;

import fi.ajantasa.customer.KeyVault;
import fi.ajantasa.job.ExitCode;
import fi.ajantasa.job.JobDefinition;
import fi.ajantasa.job.Query;
import fi.ajantasa.person.Hetu;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends the queries of a round one after another, until all are answered or something stops it. */
final class QueryRound {
    private final KeyVault keys;
    private final JobDefinition job;
    private final Query query;
    private final QuerySession session;
    private final QueryLogStore log;
    private final QueryTrail trail;
    private final Map<Integer, QueryLogStore.Logged> logged = new HashMap<>();
    private final Map<Integer, String> unanswered;
    private int number;
    private int unknown;

    QueryRound(JobDefinition job, Query query, QuerySession session, Asking.Site site, QueryTrail trail) {
        this.keys = site.keys();
        this.job = job;
        this.query = query;
        this.session = session;
        this.log = new QueryLogStore(site.dataSource());
        this.trail = trail;
        log.list(session).forEach(it -> logged.put(it.customer(), it));
        this.number = logged.size();
        this.unanswered = log.unanswered(
                session.register(),
                session.businessDate().minusDays(query.pace().again()));
    }

    /** Sends what is wanted and still permitted, and tells how it ended. */
    Ending run(List<RequestList.Wanted> wanted, QueryFigures begun, Bureau bureau) {
        Ending ending = Ending.WELL;
        long tolerated = job.expect().rejectedMax().of(begun.permitted().getLongCardinality());
        for (RequestList.Wanted one : wanted) {
            if (begun.isPermitted(one.customer(), one.live().purpose())) {
                Answer answer = ask(one, bureau);
                ending = ending.worse(ending(answer, tolerated));
                if (stops(ending)) {
                    return ending;
                }
            }
        }
        return ending;
    }

    private static boolean stops(Ending ending) {
        return ending.code() != ExitCode.OK && ending.code() != ExitCode.OK_WITH_REJECTS;
    }

    private Answer ask(RequestList.Wanted one, Bureau bureau) {
        Hetu hetu = new Hetu(keys.decrypt(one.sealedCode(), one.customer()));
        CreditQuery asked = new CreditQuery(one.customer(), hetu, one.live(), request(one));
        if (logged.containsKey(one.customer())) {
            trail.askedAgain(asked);
        } else {
            trail.asked(asked, unanswered(one) != null);
        }
        Bureau.Heard heard = bureau.ask(asked);
        trail.completed(asked, completion(asked, heard));
        return heard.answer();
    }

    /** The request id of a query that was never answered stays, so that the register can tell that it is the same (F106). */
    private String request(RequestList.Wanted one) {
        QueryLogStore.Logged before = logged.get(one.customer());
        if (before != null) {
            return before.request();
        }
        String earlier = unanswered(one);
        if (earlier != null) {
            return earlier;
        }
        number++;
        return String.format(Locale.ROOT, "%s-%06d", session.id(), number);
    }

    private @Nullable String unanswered(RequestList.Wanted one) {
        String[] words = unanswered.getOrDefault(one.customer(), "").split(" ", -1);
        return words.length == 2 && words[1].equals(one.live().purpose().name()) ? words[0] : null;
    }

    private Ending ending(Answer answer, long tolerated) {
        if (answer instanceof Answer.Stop stop) {
            boolean refused = stop.reason().equals(Consequence.CREDENTIALS.reason());
            return new Ending(stop.exit(), stop.reason(), refused);
        }
        if (answer instanceof Answer.Again) {
            return new Ending(Consequence.RETRY.code(), Consequence.RETRY.reason(), false);
        }
        if (answer instanceof Answer.Verdict) {
            return Ending.WELL;
        }
        unknown += answer instanceof Answer.Unknown ? 1 : 0;
        return unknown > tolerated
                ? new Ending(ExitCode.INPUT_BAD, "too-many-unknown-answers", false)
                : new Ending(ExitCode.OK_WITH_REJECTS, "not-all-answered", false);
    }

    private Completion completion(CreditQuery asked, Bureau.Heard heard) {
        QueryState state = QueryState.of(heard.answer());
        String code = heard.answer().code();
        if (!(heard.answer() instanceof Answer.Verdict verdict)) {
            return new Completion(state, code, heard.hash(), heard.perhapsTwice(), null, null);
        }
        LocalDate until = until(verdict, asked);
        String row = row(verdict, asked, until);
        return new Completion(
                state, code, heard.hash(), heard.perhapsTwice(), until, keys.encrypt(row, asked.customer()));
    }

    /** An answer goes with the first entry that must go, with its purpose, or when it is too old: whichever comes first. */
    private LocalDate until(Answer.Verdict verdict, CreditQuery asked) {
        return Stream.of(
                        verdict.until() == null ? LocalDate.MAX : verdict.until(),
                        asked.live().until(),
                        verdict.asOf().plusDays(query.pace().keep()))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static String row(Answer.Verdict verdict, CreditQuery asked, LocalDate until) {
        return String.join(
                        ";",
                        asked.hetu().code(),
                        verdict.status().name(),
                        Integer.toString(verdict.defaults()),
                        verdict.asOf().toString(),
                        asked.purpose().name(),
                        until.toString(),
                        asked.request())
                + "\n";
    }
}
