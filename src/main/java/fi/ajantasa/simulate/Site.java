package fi.ajantasa.simulate;

/** What a simulated server has to say. */
interface Site {
    Page answer(Asked asked);
}
