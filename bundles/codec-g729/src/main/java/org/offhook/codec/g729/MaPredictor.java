package org.offhook.codec.g729;

/**
 * A moving average predictor of line spectral frequencies.
 *
 * @param weights of the four last codebook vectors, newest first, Q15
 * @param present weight of the present one, Q15
 * @param inverse 1/present, Q12
 */
record MaPredictor(int[][] weights, int[] present, int[] inverse) {}
