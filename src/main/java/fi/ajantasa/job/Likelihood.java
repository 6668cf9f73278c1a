package fi.ajantasa.job;

import java.nio.file.Path;

/**
 * How a link by probability is read: at {@code enrich} or above and without a close second it is the same person, at
 * {@code restrict} or above it is possible.
 *
 * @param model the trained model beside the job files, by its name there
 * @param sha256 of the model file's bytes, which is part of the job hash
 * @param line of the rule in the job file
 */
public record Likelihood(String model, Path file, String sha256, double enrich, double restrict, int line) {}
