import { ApiProblem, type Problem } from '../../api.ts';

const broken: Problem = {
  title: 'El envío se interrumpió',
  status: 0,
  detail: 'Se perdió la conexión antes de que llegara todo el archivo. No se guardó nada: vuelva a subirlo.',
  code: 'upload-interrupted',
};

/** The service's refusal in the body of an answer, or what to say when there is none. */
export function refusalIn(text: string, status: number, otherwise: Problem = broken): Problem {
  try {
    return { ...(JSON.parse(text) as Problem), status };
  } catch {
    return { ...otherwise, status };
  }
}

/** Sends a file as the whole body and tells how far it got (0 to 1); fetch cannot report that. Throws ApiProblem. */
export function sendWhole(options: {
  resourceId: string;
  file: File;
  token: string;
  onProgress: (share: number) => void;
  signal: AbortSignal;
}): Promise<{ uploadId: string }> {
  const { resourceId, file, token, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/resources/${resourceId}/uploads`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('accept-language', 'es-MX');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : loaded / total),
    );
    signal.addEventListener('abort', () => request.abort());
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    request.addEventListener('error', () => reject(new ApiProblem(broken)));
    request.addEventListener('load', () => {
      if (request.status === 202) resolve(JSON.parse(request.responseText) as { uploadId: string });
      else reject(new ApiProblem(refusalIn(request.responseText, request.status)));
    });
    request.send(file);
  });
}
