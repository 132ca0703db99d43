/* Codes a file of 16-bit PCM with libbcg729, prints seconds of CPU to encode and to decode it. */
#include <bcg729/decoder.h>
#include <bcg729/encoder.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SAMPLES 80
#define BYTES 10

static double seconds(void) { return clock() / (double)CLOCKS_PER_SEC; }

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (file == NULL) {
    fprintf(stderr, "usage: bcg729 FILE\n");
    return 2;
  }
  fseek(file, 0, SEEK_END);
  long frames = ftell(file) / 2 / SAMPLES;
  rewind(file);
  int16_t *pcm = malloc(frames * SAMPLES * 2);
  uint8_t *coded = malloc(frames * BYTES);
  if (fread(pcm, 2 * SAMPLES, frames, file) != (size_t)frames) {
    return 1;
  }
  bcg729EncoderChannelContextStruct *encoder = initBcg729EncoderChannel(0);
  bcg729DecoderChannelContextStruct *decoder = initBcg729DecoderChannel();
  uint8_t length;
  double start = seconds();
  for (long i = 0; i < frames; i++) {
    bcg729Encoder(encoder, pcm + i * SAMPLES, coded + i * BYTES, &length);
  }
  double middle = seconds();
  for (long i = 0; i < frames; i++) {
    bcg729Decoder(decoder, coded + i * BYTES, BYTES, 0, 0, 0, pcm + i * SAMPLES);
  }
  printf("%.4f %.4f\n", middle - start, seconds() - middle);
  return 0;
}
