package fi.ajantasa.credit;

import fi.ajantasa.person.CreditPurpose;
import fi.ajantasa.person.Hetu;

/**
 * One question about one person.
 *
 * @param request by what we and the register know the query again; the same however often it must be sent
 */
record CreditQuery(int customer, Hetu hetu, LivePurpose live, String request) {

    CreditPurpose purpose() {
        return live.purpose();
    }

    /** Names neither the person nor the code. */
    @Override
    public String toString() {
        return "query:" + request;
    }
}
