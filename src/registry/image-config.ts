import { textOf } from './fields.ts';
import { type Platform, platformOf, textsOf } from './manifest-document.ts';
import { objectIn } from './stored-json.ts';
import { isObject, type JsonObject } from './transport/json-answer.ts';

/** How an image was made and what runs in it (OCI image-spec, "Image Configuration"; Docker's has the same fields). */
export interface ImageConfig {
  readonly platform: Platform | undefined;
  /** As written. */
  readonly created: string | undefined;
  readonly author: string | undefined;
  readonly user: string | undefined;
  readonly workingDir: string | undefined;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** `NAME=value` */
  readonly environment: readonly string[];
  /** `8080/tcp` */
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly stopSignal: string | undefined;
  readonly shell: readonly string[];
  /** The test of Docker's HEALTHCHECK. */
  readonly healthcheck: readonly string[];
  readonly history: readonly HistoryStep[];
}

/** One step of the build. */
export interface HistoryStep {
  readonly created: string | undefined;
  /** As recorded: `/bin/sh -c #(nop)  CMD ["sh"]`. */
  readonly createdBy: string | undefined;
  readonly comment: string | undefined;
  /** It changed no file, so that no layer belongs to it. */
  readonly isEmpty: boolean;
}

/** Reads a configuration; what it does not say is empty. */
export function readImageConfig(json: JsonObject): ImageConfig {
  const config = isObject(json.config) ? json.config : {};
  const healthcheck = isObject(config.Healthcheck) ? config.Healthcheck : {};
  return {
    platform: platformOf(json),
    created: textOf(json.created),
    author: textOf(json.author) || undefined,
    user: textOf(config.User) || undefined,
    workingDir: textOf(config.WorkingDir) || undefined,
    entrypoint: wordsOf(config.Entrypoint),
    command: wordsOf(config.Cmd),
    environment: wordsOf(config.Env),
    ports: Object.keys(isObject(config.ExposedPorts) ? config.ExposedPorts : {}),
    volumes: Object.keys(isObject(config.Volumes) ? config.Volumes : {}),
    labels: textsOf(config.Labels),
    stopSignal: textOf(config.StopSignal) || undefined,
    shell: wordsOf(config.Shell),
    healthcheck: wordsOf(healthcheck.Test),
    history: Array.isArray(json.history) ? json.history.map(stepOf) : [],
  };
}

function stepOf(value: unknown): HistoryStep {
  const step = isObject(value) ? value : {};
  return {
    created: textOf(step.created),
    createdBy: textOf(step.created_by),
    comment: textOf(step.comment) || undefined,
    isEmpty: step.empty_layer === true,
  };
}

/**
 * The configuration that schema 1 keeps in its history, newest step first, each with JSON in a text (Docker "Image Manifest Version 2, Schema
 * 1", "Manifest Field Descriptions": v1Compatibility); empty when it cannot be read.
 */
export function schema1Config(manifest: JsonObject): { readonly json: JsonObject; readonly config: ImageConfig } {
  const steps = (Array.isArray(manifest.history) ? manifest.history : []).map(compatibility);
  const json = steps[0] ?? {};
  const history = steps.toReversed().map(step => {
    const made = isObject(step.container_config) ? wordsOf(step.container_config.Cmd) : [];
    return {
      created: textOf(step.created),
      createdBy: made.length === 0 ? undefined : made.join(' '),
      comment: textOf(step.comment) || undefined,
      // schema 1 has a layer for every step
      isEmpty: false,
    };
  });
  return { json, config: { ...readImageConfig(json), history } };
}

const compatibility = (value: unknown): JsonObject =>
  objectIn((isObject(value) ? textOf(value.v1Compatibility) : undefined) ?? '') ?? {};

/** A list of texts; Docker writes a single text where there is one. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}
