package fi.ajantasa.job;

/** How a register is spoken with whose deliveries are made of its answers. */
public sealed interface Dialogue permits Query, Changes, Wash {}
